import {
  customerProfileSchema,
  digest,
  idSchema,
  labelsSchema,
  type State,
  stateSchema,
  uidSchema,
} from "@hearth/contract";
import { z } from "zod";
import { arrange, type Placed } from "./arrange.ts";
import type { ForeignConversation } from "./ForeignConversation.ts";
import { firstOf } from "./firstOf.ts";
import { foreignTime } from "./foreignTime.ts";
import { openConversation } from "./openConversation.ts";
import type { Repair } from "./Repair.ts";
import { readMessage } from "./readMessage.ts";

/** Of one document: the conversation, how many messages were repeats, what was put right, and what was left out. */
export type ReadConversation =
  | {
      conversation: ForeignConversation;
      merged: number;
      repairs: Repair[];
      /** `place`: in the array, from 0. */
      rejected: { place: number; reason: string }[];
    }
  | { reason: string };

type Fields = Readonly<Record<string, unknown>>;

const recordSchema = z.record(z.string(), z.unknown());
const nameSchema = z.union([z.string(), z.number()]).transform(String);

const states: Readonly<Record<string, State>> = {
  active: "bot",
  open: "bot",
  queued: "waiting",
  pending: "waiting",
  escalated: "waiting",
  human: "assigned",
  resolved: "closed",
  done: "closed",
  archived: "closed",
};

/** Reads one foreign document. `now` stands in for its times where it tells none at all. */
export function readConversation(raw: unknown, now: Date): ReadConversation {
  const { data: fields } = recordSchema.safeParse(raw);
  if (fields === undefined) return { reason: "is no object" };
  const ownId = nameSchema.safeParse(firstOf(fields, "id", "_id", "conversationId", "conversation_id")).data;
  if (ownId === undefined) return { reason: "id: is missing" };
  const customer = customerOf(fields);
  if (customer === undefined) return { reason: "customer: has no id that an account could have" };
  if (!Array.isArray(fields.messages)) return { reason: "messages: is no array" };
  const entries: readonly unknown[] = fields.messages;

  const repairs = [...customer.repairs];
  const rejected: { place: number; reason: string }[] = [];
  const placed: Placed[] = [];
  entries.forEach((entry, place) => {
    const read = readMessage(entry);
    if ("reason" in read) rejected.push({ place, reason: read.reason });
    else {
      placed.push({ place, message: read.message });
      repairs.push(...read.repairs);
    }
  });

  const id = idSchema.safeParse(ownId).data ?? digest(["import", ownId]);
  if (id !== ownId) repairs.push("ids");
  const told = placed.flatMap(({ message }) => message.at?.getTime() ?? []);
  const createdAt = foreignTime(firstOf(fields, "createdAt", "created_at", "startedAt", "started_at"));
  const openedAt = new Date(earliest([...(createdAt ? [createdAt.getTime()] : []), ...told]) ?? now.getTime());
  const opened = openConversation({ id, epoch: "", ...customer, openedAt });
  const { messages, merged, conflicting } = arrange(opened.head, placed);
  rejected.push(...conflicting.map((place) => ({ place, reason: "its key stands for another message" })));
  const { labels, labelRepairs } = labelsOf(fields);
  const { state, operator, stateRepairs } = stateOf(fields);
  const closedAt = foreignTime(firstOf(fields, "closedAt", "closed_at", "endedAt", "resolvedAt"));
  const last = messages.at(-1)?.at ?? openedAt;
  return {
    conversation: {
      id,
      customer: customer.customer,
      profile: customer.profile,
      messages,
      labels,
      state,
      operator: operator ?? lastOperatorOf(messages),
      openedAt,
      settledAt: closedAt !== undefined && closedAt > last ? closedAt : last,
    },
    merged: merged.length,
    repairs: [...repairs, ...labelRepairs, ...stateRepairs],
    rejected: rejected.sort((a, b) => a.place - b.place),
  };
}

/** Not by spreading: an array of all messages may be longer than a call's arguments. */
function earliest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : times.reduce((least, time) => Math.min(least, time));
}

function customerOf(fields: Fields) {
  const nested = recordSchema.safeParse(firstOf(fields, "customer", "user", "contact")).data ?? {};
  const given =
    firstOf(nested, "id", "uid", "userId") ?? firstOf(fields, "customerId", "customer_id", "userId", "user_id", "uid");
  const id = uidSchema.safeParse(nameSchema.safeParse(given).data).data;
  if (id === undefined) return undefined;
  const repairs: Repair[] = [];
  const kept = <Value>(schema: z.ZodType<Value>, value: unknown): Value | undefined => {
    if (value === undefined) return undefined;
    const { data } = schema.safeParse(value);
    if (data === undefined || data !== value) repairs.push("customers");
    return data;
  };
  const { name, email, phone, locale, channel } = customerProfileSchema.shape;
  const profile = {
    name: kept(name, firstOf(nested, "name", "displayName") ?? firstOf(fields, "customerName", "userName")),
    email: kept(email, firstOf(nested, "email")),
    phone: kept(phone, firstOf(nested, "phone", "phoneNumber")),
    locale: kept(locale, firstOf(nested, "locale", "language")),
    channel: kept(channel, firstOf(nested, "channel") ?? firstOf(fields, "channel")) ?? "import",
  };
  const present = Object.fromEntries(Object.entries(profile).filter(([, value]) => value !== undefined));
  return {
    customer: { id, name: profile.name ?? "" },
    profile: { ...present, channel: profile.channel },
    repairs,
  };
}

function labelsOf(fields: Fields): { labels: string[]; labelRepairs: Repair[] } {
  const given = firstOf(fields, "labels", "tags") ?? [];
  const whole = labelsSchema.safeParse({ labels: given }).data;
  if (whole !== undefined) return { labels: whole.labels, labelRepairs: [] };
  const one = labelsSchema.shape.labels.element;
  const good = Array.isArray(given) ? given.flatMap((label: unknown) => one.safeParse(label).data ?? []) : [];
  return { labels: [...new Set(good)].slice(0, 20).sort(), labelRepairs: ["labels"] };
}

/** Closed, unless it says otherwise; one that somebody has, but nobody knows who, waits. */
function stateOf(fields: Fields) {
  const given = firstOf(fields, "state", "status");
  const operator = operatorOf(fields);
  const plain = typeof given === "string" ? given.trim().toLowerCase() : "";
  const read = given === undefined ? "closed" : (stateSchema.safeParse(states[plain] ?? plain).data ?? "closed");
  const state: State = read === "assigned" && operator === null ? "waiting" : read;
  const stateRepairs: Repair[] = given === undefined || given === state ? [] : ["states"];
  return { state, operator, stateRepairs };
}

function operatorOf(fields: Fields): ForeignConversation["operator"] {
  const given = firstOf(fields, "operator", "assignee", "assignedTo", "agent");
  const nested = recordSchema.safeParse(given).data ?? { id: given };
  const id = uidSchema.safeParse(nameSchema.safeParse(nested.id).data).data;
  return id === undefined ? null : { id, name: nameSchema.safeParse(nested.name).data ?? id };
}

function lastOperatorOf(messages: ForeignConversation["messages"]): ForeignConversation["operator"] {
  return messages.findLast(({ role, author }) => role === "operator" && author.id !== "imported")?.author ?? null;
}
