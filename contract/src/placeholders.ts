/** What a canned response may name, in double braces: `Hello {{customer.name}}`. */
export const placeholders = ["customer.name", "customer.email", "customer.phone", "operator.name"] as const;

export type Placeholder = (typeof placeholders)[number];

/** From two braces to the next two, or to the end. */
export const anyBraces = /(\{\{.*?(?:\}\}|$))/s;

export function nameIn(part: string): Placeholder | undefined {
  const [, inner] = /^\{\{(.*)\}\}$/s.exec(part) ?? [];
  return placeholders.find((name) => name === inner?.trim());
}
