import { createHash, randomBytes } from "node:crypto";
import type { Firestore } from "@google-cloud/firestore";
import { z } from "zod";
import { storedTime } from "../conversation/storedTime.ts";

/** `attachmentTickets/{hash}`: what it opens. The ticket itself is stored nowhere. */
const ticketSchema = z.object({ object: z.string(), expiresAt: storedTime });

/** Opens one stored object to whoever has it, as often as a player asks for another part, until it expires. */
export async function issueTicket(db: Firestore, object: string, expiresAt: Date): Promise<string> {
  const ticket = randomBytes(24).toString("base64url");
  await ticketRef(db, ticket).create({ object, expiresAt });
  return ticket;
}

export async function opens(db: Firestore, ticket: string, object: string, now: Date): Promise<boolean> {
  const snapshot = await ticketRef(db, ticket).get();
  if (!snapshot.exists) return false;
  const stored = ticketSchema.parse(snapshot.data());
  return stored.object === object && stored.expiresAt > now;
}

function ticketRef(db: Firestore, ticket: string) {
  return db.collection("attachmentTickets").doc(createHash("sha256").update(ticket).digest("hex"));
}
