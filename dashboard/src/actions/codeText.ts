import type { HearthErrorCode } from "@hearth/client";
import type { TextKey } from "../i18n/translate.ts";

const texts: Partial<Record<HearthErrorCode, TextKey>> = {
  conversation_closed: "thread.failedClosed",
  invalid_state: "thread.failedState",
  forbidden: "thread.failedForbidden",
  not_found: "thread.failedNotFound",
  message_deleted: "thread.failedDeleted",
  edit_limit_reached: "thread.failedEdits",
  payload_too_large: "thread.failedSize",
  unsupported_media_type: "thread.failedType",
  rate_limited: "thread.failedRate",
  network: "thread.failedNetwork",
};

/** What a code says to a person: the key of its text. */
export function codeText(code: HearthErrorCode): TextKey {
  return texts[code] ?? "thread.failed";
}
