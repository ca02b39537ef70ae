import type { Plan } from "../conversation/Decision.ts";
import { type Started, startConversation } from "../conversation/startConversation.ts";
import type { ForeignConversation } from "./ForeignConversation.ts";

type Opening = Pick<ForeignConversation, "id" | "customer" | "profile" | "openedAt"> & { epoch: string };

/** The conversation as it began, at its own time. */
export function openConversation({ id, epoch, customer, profile, openedAt }: Opening): Plan<Started> {
  const principal = { ...customer, role: "customer" } as const;
  const start = startConversation({ conversationId: id, epoch, principal, profile });
  const plan = start({ head: null, now: openedAt, expiresAt: openedAt, message: () => null, attachment: () => null });
  if ("needs" in plan) throw new Error("A conversation that begins needs no message.");
  return plan;
}
