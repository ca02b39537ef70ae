import { z } from "zod";

/**
 * A document id of ours. No slash and no dot: it goes into paths, cursors and event ids. Firestore keeps
 * `__…__` for itself and would fail the call.
 */
export const idSchema = z
  .string()
  .regex(/^(?!__.*__$)[A-Za-z0-9_-]{1,128}$/, "must be 1 to 128 letters, digits, - or _, and not __…__");

/** The sender's own id of a message: chosen once, sent with every retry. */
export const clientIdSchema = idSchema.meta({
  description: "The sender's own id of the message. Sending it again answers with the same message.",
});

/** A Firebase uid: whatever can name a document, so no slash, no lone surrogate, no `..` and no `__…__`. */
export const uidSchema = z
  .string()
  .regex(/^(?!\.{1,2}$|__.*__$)[^/\p{Cs}]{1,128}$/u, "must be 1 to 128 characters without a slash, and not __…__");
