import { anyBraces, nameIn, type Placeholder } from "./placeholders.ts";

type People = {
  customer: { name?: string | undefined; email?: string | undefined; phone?: string | undefined };
  operator: { name?: string | undefined };
};

/**
 * The text as it is sent. What is not known is left out, with the blanks before it, or after it where it begins
 * a line. Braces in what is filled in stay as they are.
 */
export function fillPlaceholders(text: string, { customer, operator }: People): string {
  const values: Record<Placeholder, string | undefined> = {
    "customer.name": customer.name,
    "customer.email": customer.email,
    "customer.phone": customer.phone,
    "operator.name": operator.name,
  };
  let filled = "";
  let isGap = false;
  for (const part of text.split(anyBraces)) {
    const name = nameIn(part);
    const value = name === undefined ? part : (values[name]?.trim() ?? "");
    const isLeftOut = name !== undefined && value === "";
    if (isLeftOut) filled = filled.replace(/[ \t]+$/, "");
    else filled += isGap && /(^|\n)$/.test(filled) ? value.replace(/^[ \t]+/, "") : value;
    isGap = isLeftOut || (isGap && part === "");
  }
  return filled;
}
