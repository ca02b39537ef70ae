import { HearthError } from "@hearth/client";
import type { TextKey, Values } from "../i18n/translate.ts";
import { codeText } from "./codeText.ts";

/** What to say about a call that failed: the key of its text, and what goes into it. */
export function failureText(error: unknown): [key: TextKey, values?: Values] {
  if (!(error instanceof HearthError)) return ["thread.failed"];
  if (error.code === "conversation_taken" && error.operator) {
    return ["thread.failedTaken", { name: error.operator.name }];
  }
  return [codeText(error.code)];
}
