import { eventTypes, type StreamEventName, streamEventSchemas } from "@hearth/contract";
import { z } from "zod";
import { describeType, type Shapes } from "./describeType.ts";
import { type JsonSchema, jsonSchema } from "./JsonSchema.ts";
import { table } from "./table.ts";

const meanings: Readonly<Record<StreamEventName, string>> = {
  ready: "First of all: what comes next follows this cursor without a gap",
  "conversation.created": "The first event of every conversation",
  "conversation.changed": "Its state, operator, labels or rating; on the inbox, its newest state",
  "message.created": "A new message",
  "message.updated": "A message's text was replaced",
  "message.deleted": "A message is a tombstone now",
  "read.changed": "One side has read up to `conversation.read`",
  hidden: "To a customer, in place of an internal note's event: its count has no gap",
  typing: "Somebody else types or stopped; drop it after 10 s",
  presence: "On the inbox: somebody of the team came, went or is away; everyone's once at the beginning",
  queue: "To a waiting customer: its place, whenever that moves",
  reset: "Then the end: fetch anew, and connect without a cursor",
  reconnect: "Then the end: connect again after `delayMs`, with the cursor",
};

const streamEventNames = z.keyof(z.object(streamEventSchemas)).options;

const withCursor: ReadonlySet<string> = new Set(["ready", ...eventTypes, "hidden"]);

/** What a stream sends, by the event's name. */
export function describeStream(shapes: Shapes): string {
  const rows = streamEventNames.map((name) => [
    `\`${name}\``,
    withCursor.has(name) ? "cursor" : "none",
    describeType(dataOf(name), shapes),
    meanings[name],
  ]);
  return table(["event", "`id:`", "data", "meaning"], rows);
}

/** As one field of an object: on the outside a shape with a name would be written out in full. */
function dataOf(name: StreamEventName): JsonSchema {
  const { properties } = jsonSchema.parse(z.toJSONSchema(z.object({ data: streamEventSchemas[name] })));
  return properties?.data ?? {};
}
