import { type Attachment, Fault } from "@hearth/contract";
import type { Principal } from "../conversation/Principal.ts";
import { safetyMargin } from "./lifetime.ts";
import type { StoredAttachment } from "./StoredAttachment.ts";

/**
 * The file, for whoever may see its conversation. Until it is attached nobody knows whether it will be a note's, so a
 * customer sees its own only. What is being uploaded, or about to be removed, is as absent as what never was.
 */
export function seen(stored: StoredAttachment, principal: Principal, now: Date): Attachment {
  const file = present(stored, now);
  if (file === null) throw new Fault("not_found");
  const isOpen = stored.message === null ? stored.uploaderId === principal.id : stored.message.visibility === "public";
  if (principal.role === "customer" && !isOpen) throw new Fault("not_found");
  return file;
}

/** The file, while there is one to fetch. */
export function present({ file, removeAt }: StoredAttachment, now: Date): Attachment | null {
  return removeAt === null || removeAt > now ? file : null;
}

/** The file, for its uploader to attach: once, in the conversation that it was uploaded to. */
export function attachable(
  stored: StoredAttachment | null,
  { conversationId, principal, now }: { conversationId: string; principal: Principal; now: Date },
): Attachment | undefined {
  if (stored === null || stored.file === null || stored.message !== null || stored.removeAt === null) return undefined;
  if (stored.conversationId !== conversationId || stored.uploaderId !== principal.id) return undefined;
  return stored.removeAt.getTime() - safetyMargin > now.getTime() ? stored.file : undefined;
}
