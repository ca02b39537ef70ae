import type { FaultCode } from "@hearth/contract";
import { Fault } from "@hearth/contract";
import type { StoredAttachment } from "../../src/attachments/StoredAttachment.ts";
import type { Context, Decision, Plan } from "../../src/conversation/Decision.ts";
import type { Head } from "../../src/conversation/Head.ts";
import type { StoredMessage } from "../../src/conversation/StoredMessage.ts";
import { after, headWith, noon } from "./headWith.ts";
import { eventTtl } from "./storedMessageWith.ts";

export type Situation = {
  head?: Head | null;
  /** All messages there are: any other id is known to be absent. */
  messages?: readonly StoredMessage[];
  /** All attachments there are, the same way. */
  attachments?: readonly StoredAttachment[];
  now?: Date;
};

export function contextOf({ head = headWith(), messages = [], attachments = [], now = noon }: Situation): Context {
  const message = (id: string) => messages.find((message) => message.id === id) ?? null;
  const attachment = (id: string) => attachments.find((attachment) => attachment.id === id) ?? null;
  return { head, now, expiresAt: after(now.getTime() - noon.getTime() + eventTtl), message, attachment };
}

/** What the decision plans in this situation. Throws its fault. */
export function decided<Answer>(decision: Decision<Answer>, situation: Situation = {}): Plan<Answer> {
  const plan = decision(contextOf(situation));
  if ("needs" in plan) throw new Error(`asks for ${plan.needs.join(", ")}, which is not undefined in here`);
  return plan;
}

/** The fault that the decision throws in this situation; undefined when it throws none. */
export function refusal<Answer>(decision: Decision<Answer>, situation: Situation = {}): Fault | undefined {
  try {
    decision(contextOf(situation));
    return undefined;
  } catch (failure) {
    if (failure instanceof Fault) return failure;
    throw failure;
  }
}

export function refusalCode<Answer>(decision: Decision<Answer>, situation?: Situation): FaultCode | undefined {
  return refusal(decision, situation)?.code;
}
