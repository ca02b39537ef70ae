import { createHash, randomBytes } from "node:crypto";
import type { Firestore } from "@google-cloud/firestore";
import { Fault } from "@hearth/contract";
import { z } from "zod";
import { storedTime } from "../conversation/storedTime.ts";
import type { Session } from "./Session.ts";

/** How long a ticket waits for its one connection. In milliseconds. */
const lifetime = 60_000;

/** `streamTickets/{hash}`: what it lets whom see. The ticket itself is stored nowhere. */
const ticketSchema = z.object({
  topic: z.string(),
  principal: z.object({ id: z.string(), role: z.enum(["customer", "bot", "operator", "admin"]), name: z.string() }),
  sessionExpiresAt: storedTime.nullable(),
  expiresAt: storedTime,
});

export async function issueTicket(
  db: Firestore,
  session: Session,
  topic: string,
  now: Date,
): Promise<{ ticket: string; expiresAt: Date }> {
  const ticket = randomBytes(24).toString("base64url");
  const expiresAt = new Date(now.getTime() + lifetime);
  const { principal, expiresAt: sessionExpiresAt } = session;
  await ticketRef(db, ticket).create({ topic, principal, sessionExpiresAt, expiresAt });
  return { ticket, expiresAt };
}

/** The session a ticket stands for, once: whoever deletes it has it. Throws `unauthenticated`. */
export async function redeemTicket(db: Firestore, ticket: string, topic: string, now: Date): Promise<Session> {
  const snapshot = await ticketRef(db, ticket).get();
  if (!snapshot.exists || snapshot.updateTime === undefined) throw refusal();
  const stored = ticketSchema.parse(snapshot.data());
  // Of two that read it at once, the second delete fails on the precondition.
  await snapshot.ref.delete({ lastUpdateTime: snapshot.updateTime }).catch(() => {
    throw refusal();
  });
  if (stored.topic !== topic || stored.expiresAt <= now) throw refusal();
  return { principal: stored.principal, expiresAt: stored.sessionExpiresAt };
}

function ticketRef(db: Firestore, ticket: string) {
  return db.collection("streamTickets").doc(createHash("sha256").update(ticket).digest("hex"));
}

function refusal(): Fault {
  return new Fault("unauthenticated", { detail: "The ticket is unknown, used, expired, or for another topic." });
}
