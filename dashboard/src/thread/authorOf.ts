import type { Message } from "@hearth/contract";

type Names = { uid: string; customer: string; you: string };

/** What the author is called to the one who reads. A customer is called the same as in the heading. */
export function authorOf({ author, role }: Pick<Message, "author" | "role">, { uid, customer, you }: Names): string {
  if (author.id === uid) return you;
  return role === "customer" ? customer : author.name;
}
