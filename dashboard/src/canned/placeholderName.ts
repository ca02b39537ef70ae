import type { Placeholder } from "@hearth/contract";
import type { TextKey } from "../i18n/translate.ts";

/** What stands for a placeholder where people read it. */
export const placeholderName: Readonly<Record<Placeholder, TextKey>> = {
  "customer.name": "canned.customerName",
  "customer.email": "canned.customerEmail",
  "customer.phone": "canned.customerPhone",
  "operator.name": "canned.operatorName",
};
