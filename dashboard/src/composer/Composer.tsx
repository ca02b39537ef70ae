import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useConversationStore } from "../hearth/ConversationContext.ts";
import { useText } from "../i18n/useText.ts";

/** Where an answer is written. */
export function Composer() {
  const t = useText();
  const store = useConversationStore();
  const [text, setText] = useState("");
  return (
    <Textarea
      m="sm"
      aria-label={t("composer.label")}
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
        event.preventDefault();
        if (text.trim() === "") return;
        store.send({ text });
        setText("");
      }}
      dir="auto"
      autosize
      minRows={2}
      maxRows={8}
    />
  );
}
