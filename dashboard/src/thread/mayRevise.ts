import type { Message } from "@hearth/contract";

type Viewer = { uid: string; isAdmin: boolean };

/** Whether that message may be edited and deleted by whoever looks: one's own, by an admin every one. */
export function mayRevise({ author, role, deletedAt }: Message, { uid, isAdmin }: Viewer): boolean {
  return deletedAt === null && (isAdmin || (author.id === uid && role !== "system"));
}
