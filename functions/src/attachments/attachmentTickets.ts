import { createHash, randomBytes } from "node:crypto";
import type { Firestore } from "@google-cloud/firestore";
import { z } from "zod";
import { storedTime } from "../conversation/storedTime.ts";
import { type Wanted, wantedObjects } from "./objects.ts";

/** What a ticket opens: a file, its thumbnail or its copy. */
export type Opened = { attachmentId: string; wanted: Wanted };

/** `attachmentTickets/{hash}`. The ticket itself is stored nowhere. */
const ticketSchema = z.object({
  attachmentId: z.string(),
  wanted: z.enum(wantedObjects),
  expiresAt: storedTime,
});

/** Opens that to whoever has it, as often as a player asks for another part, until it expires. */
export async function issueTicket(db: Firestore, opened: Opened, expiresAt: Date): Promise<string> {
  const ticket = randomBytes(24).toString("base64url");
  await ticketRef(db, ticket).create({ ...opened, expiresAt });
  return ticket;
}

export async function opens(db: Firestore, ticket: string, asked: Opened, now: Date): Promise<boolean> {
  const snapshot = await ticketRef(db, ticket).get();
  if (!snapshot.exists) return false;
  const stored = ticketSchema.parse(snapshot.data());
  const isFor = stored.attachmentId === asked.attachmentId && stored.wanted === asked.wanted;
  return isFor && stored.expiresAt > now;
}

function ticketRef(db: Firestore, ticket: string) {
  return db.collection("attachmentTickets").doc(createHash("sha256").update(ticket).digest("hex"));
}
