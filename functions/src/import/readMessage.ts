import {
  clientIdSchema,
  type Kind,
  maxTextLength,
  normalizeKind,
  normalizeRole,
  normalizeText,
  type Role,
  readSourceId,
  textLength,
} from "@hearth/contract";
import { z } from "zod";
import { firstOf } from "./firstOf.ts";
import { foreignTime } from "./foreignTime.ts";
import type { Repair } from "./Repair.ts";

/** A message by itself: what it means among the others is not known yet. */
export type PlainMessage = {
  sourceId: string | null;
  clientId: string | null;
  role: Role;
  kind: Kind;
  text: string;
  visibility: "public" | "internal";
  author: { id: string; name: string };
  /** Undefined where it tells none that can be read. */
  at: Date | undefined;
};

export type ReadMessage = { message: PlainMessage; repairs: Repair[] } | { reason: string };

const recordSchema = z.record(z.string(), z.unknown());
const authorSchema = z.object({ id: z.coerce.string().optional(), name: z.string().optional() });

const names = { customer: "Customer", bot: "Bot", operator: "Operator", system: "System" } as const;

/** One entry of a foreign `messages` array; or why it is none, without a word of what it says. */
export function readMessage(raw: unknown): ReadMessage {
  const { data: fields } = recordSchema.safeParse(raw);
  if (fields === undefined) return { reason: "is no object" };
  const repairs: Repair[] = [];
  const roleName = firstOf(fields, "role", "sender", "from");
  const role = typeof roleName === "string" ? normalizeRole(roleName) : undefined;
  if (role === undefined) return { reason: "role: is none that is known" };
  if (role !== roleName) repairs.push("roles");
  const kindName = firstOf(fields, "kind", "type") ?? "text";
  const kind = typeof kindName === "string" ? normalizeKind(kindName) : undefined;
  if (kind === undefined) return { reason: "kind: is none that is known" };
  if (kind !== kindName) repairs.push("kinds");
  const words = wordsOf(fields, kind);
  if (words === undefined) return { reason: "text: is missing, and files are not imported" };
  const text = normalizeText(words);
  if (text === "") return { reason: "text: must not be empty" };
  if (textLength(text) > maxTextLength) return { reason: `text: must be at most ${maxTextLength} characters` };
  if (text !== words) repairs.push("texts");
  const time = firstOf(fields, "sentAt", "sent_at", "timestamp", "createdAt", "created_at", "time", "date", "at");
  const at = foreignTime(time);
  if (at === undefined) repairs.push("guessedTimes");
  else if (at.toISOString() !== time) repairs.push("times");
  return {
    message: {
      sourceId: readSourceId(fields) ?? null,
      clientId: clientIdSchema.safeParse(fields.clientId).data ?? null,
      role,
      kind,
      text,
      visibility: fields.visibility === "internal" && role !== "customer" ? "internal" : "public",
      author: authorOf(fields, role),
      at,
    },
    repairs,
  };
}

/** What was said: also as `{body}`, as WhatsApp has it. A picture or a recording without words is told by its address. */
function wordsOf(fields: Readonly<Record<string, unknown>>, kind: Kind): string | undefined {
  const said = firstOf(fields, "text", "content", "body", "message");
  const words = typeof said === "object" ? recordSchema.safeParse(said).data?.body : said;
  if (typeof words === "string") return words;
  const address = kind === "text" ? undefined : firstOf(fields, "url", "mediaUrl", "media_url");
  return typeof address === "string" ? address : undefined;
}

function authorOf(fields: Readonly<Record<string, unknown>>, role: Role): { id: string; name: string } {
  const { id, name } = authorSchema.safeParse(firstOf(fields, "author", "agent", "operator")).data ?? {};
  const otherId = firstOf(fields, "authorId", "agentId", "operatorId", "senderId");
  const otherName = firstOf(fields, "authorName", "agentName", "operatorName", "senderName");
  return {
    id: id ?? (typeof otherId === "string" || typeof otherId === "number" ? String(otherId) : "imported"),
    name: normalizeText(name ?? (typeof otherName === "string" ? otherName : names[role])),
  };
}
