import { HearthError, type HearthErrorCode } from "@hearth/client";
import type { TextKey, Values } from "../i18n/translate.ts";

const texts: Partial<Record<HearthErrorCode, TextKey>> = {
  conversation_closed: "thread.failedClosed",
  invalid_state: "thread.failedState",
  forbidden: "thread.failedForbidden",
  not_found: "thread.failedNotFound",
  message_deleted: "thread.failedDeleted",
  edit_limit_reached: "thread.failedEdits",
  rate_limited: "thread.failedRate",
  network: "thread.failedNetwork",
};

/** What to say about a call that failed: the key of its text, and what goes into it. */
export function failureText(error: unknown): [key: TextKey, values?: Values] {
  if (!(error instanceof HearthError)) return ["thread.failed"];
  if (error.code === "conversation_taken" && error.operator) {
    return ["thread.failedTaken", { name: error.operator.name }];
  }
  return [texts[error.code] ?? "thread.failed"];
}
