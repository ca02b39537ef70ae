import type { Conversation } from "@hearth/contract";
import { TagsInput } from "@mantine/core";
import { useContext, useState } from "react";
import { failureText } from "../actions/failureText.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { labelsOf } from "../inbox/labelsOf.ts";
import { WatchedInbox } from "../notifications/WatchedInbox.ts";
import { useChange } from "./useChange.ts";

const maxLabels = 20;
const maxLength = 40;

/** The conversation's labels, with those of other conversations to choose from. */
export function LabelsField({ conversation }: { conversation: Conversation }) {
  const t = useText();
  const { api } = useHearth();
  const inbox = useContext(WatchedInbox);
  const [suggested, setSuggested] = useState<string[]>([]);
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const { shown, change } = useChange(conversation, conversation.labels ?? [], (labels) =>
    api.setLabels(conversation.id, labels),
  );

  async function set(labels: string[]) {
    setError(undefined);
    try {
      await change(labels.map((label) => label.trim()).filter(Boolean));
    } catch (failure) {
      setError(t(...failureText(failure)));
    }
  }

  return (
    <TagsInput
      size="sm"
      label={t("customer.labels")}
      placeholder={shown.length === 0 ? t("customer.addLabel") : undefined}
      value={[...shown]}
      onChange={(labels) => void set(labels)}
      data={suggested}
      onFocus={() => setSuggested(labelsOf(inbox?.getSnapshot().conversations ?? []))}
      searchValue={text}
      onSearchChange={(typed) => setText(typed.slice(0, maxLength))}
      maxTags={maxLabels}
      onMaxTags={() => setError(t("customer.tooManyLabels", { count: maxLabels }))}
      error={error}
    />
  );
}
