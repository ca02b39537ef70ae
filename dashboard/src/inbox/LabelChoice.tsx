import type { Conversation } from "@hearth/contract";
import { Combobox, ScrollArea, Text, TextInput, useCombobox } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useText } from "../i18n/useText.ts";
import { labelChoices, labelsOf } from "./labelsOf.ts";

type Props = {
  conversations: readonly Pick<Conversation, "labels">[];
  chosen: string | undefined;
  onChoose: (label: string) => void;
  onLeave: () => void;
};

/** As the server takes it. */
const maxLength = 40;

/** The labels of what is listed, and whatever else is typed. */
export default function LabelChoice({ conversations, chosen, onChoose, onLeave }: Props) {
  const t = useText();
  const combobox = useCombobox({ opened: true, onDropdownClose: onLeave });
  const field = useRef<HTMLInputElement>(null);
  // It is fetched when it is first opened: by then the popover has looked for what to focus.
  useEffect(() => field.current?.focus(), []);
  const [typed, setTyped] = useState("");
  // As they were when it was opened: choices that move while somebody aims at them are a nuisance.
  const [known] = useState(() => labelsOf(conversations));
  const choices = labelChoices(known, typed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: Enter takes the first of what the typed text leaves.
  useEffect(() => {
    if (typed !== "") combobox.selectFirstOption();
  }, [typed]);
  return (
    <Combobox store={combobox} onOptionSubmit={onChoose}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          ref={field}
          size="xs"
          attributes={{ input: { dir: "auto" } }}
          aria-label={t("inbox.labelHint")}
          placeholder={t("inbox.labelHint")}
          maxLength={maxLength}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options mt="xs" aria-label={t("inbox.label")}>
        <ScrollArea.Autosize mah={240} type="scroll">
          {choices.map((label) => (
            <Combobox.Option key={label} value={label} active={label === chosen}>
              <bdi>{label}</bdi>
            </Combobox.Option>
          ))}
        </ScrollArea.Autosize>
        {choices.length === 0 && (
          <Text size="sm" p="xs">
            {t("inbox.noLabels")}
          </Text>
        )}
      </Combobox.Options>
    </Combobox>
  );
}
