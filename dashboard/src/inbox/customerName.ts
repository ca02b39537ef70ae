import type { Conversation } from "@hearth/contract";
import type { Translate } from "../i18n/useText.ts";

/** The customer's name, or one to tell visitors apart by, such as "Visitor 3fa9". */
export function customerName({ id, name }: Pick<Conversation["customer"], "id" | "name">, t: Translate): string {
  return name?.trim() || t("inbox.visitor", { code: id.replace(/[^\p{L}\p{N}]/gu, "").slice(-4) });
}
