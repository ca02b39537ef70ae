import { HearthError } from "@hearth/client";
import type { Conversation } from "@hearth/contract";
import { TextInput } from "@mantine/core";
import { type HTMLInputTypeAttribute, type KeyboardEvent, type ReactNode, useState } from "react";
import { failureText } from "../actions/failureText.ts";
import { useText } from "../i18n/useText.ts";
import classes from "./DetailField.module.css";
import { editOf, type Typed } from "./editOf.ts";
import { useChange } from "./useChange.ts";

export type Detail = "name" | "email" | "phone" | "locale";

type Props = {
  conversation: Conversation;
  detail: Detail;
  type?: HTMLInputTypeAttribute;
  maxLength: number;
  call: (value: string | null) => Promise<Conversation>;
  action?: ReactNode;
};

/** One of the customer's details: as it is, and a field as soon as one goes there. Enter saves, Escape takes back. */
export function DetailField({ conversation, detail, type = "text", maxLength, call, action }: Props) {
  const t = useText();
  const truth = conversation.customer[detail] ?? "";
  const { shown, change } = useChange<string>(conversation, truth, (value) => call(value === "" ? null : value));
  const [typed, setTyped] = useState<Typed>();
  const [error, setError] = useState<string>();

  async function save() {
    const value = typed && editOf(typed, shown);
    if (value === undefined) return takeBack();
    setError(undefined);
    try {
      await change(value ?? "");
      setTyped((newest) => (newest === typed ? undefined : newest));
    } catch (failure) {
      const isInvalid = failure instanceof HearthError && failure.code === "invalid_request";
      setError(
        isInvalid ? t(detail === "email" ? "customer.emailWrong" : "customer.wrong") : t(...failureText(failure)),
      );
    }
  }

  function takeBack() {
    setTyped(undefined);
    setError(undefined);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key !== "Escape" || typed === undefined) return;
    event.stopPropagation();
    takeBack();
  }

  const isOvertaken = typed !== undefined && typed.before !== shown && typed.text.trim() !== shown;
  return (
    <TextInput
      classNames={classes}
      size="sm"
      type={type}
      label={t(`customer.${detail}`)}
      placeholder={t("customer.none")}
      value={typed?.text ?? shown}
      maxLength={maxLength}
      error={error}
      description={isOvertaken && t("customer.overtaken", { value: shown || t("customer.none") })}
      inputWrapperOrder={["label", "input", "description", "error"]}
      descriptionProps={{ "aria-live": "polite" }}
      onChange={({ currentTarget }) => setTyped({ text: currentTarget.value, before: typed?.before ?? shown })}
      onBlur={() => void save()}
      onKeyDown={onKeyDown}
      rightSection={action}
      autoComplete="off"
    />
  );
}
