import type { PendingItem } from "@hearth/client";
import type { TextKey } from "../i18n/Locale.ts";

/** Why a message was not sent, in words that help. */
export function failureText(failure: NonNullable<PendingItem["failure"]>): TextKey {
  if (failure === "payload_too_large") return "failedSize";
  if (failure === "forbidden") return "failedRefused";
  if (failure === "unsupported_media_type") return "failedType";
  return failure === "rate_limited" ? "failedBusy" : "failed";
}
