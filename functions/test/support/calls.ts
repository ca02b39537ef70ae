import { messageIdOf } from "@hearth/contract";
import fc from "fast-check";
import type { people } from "./people.ts";

export type Person = keyof typeof people;

/** With a key, that key's text in one of two variants; without, one of two texts that everyone says. */
export type Words = { key: string | undefined; variant: number; internal: boolean; replyTo: string | undefined };

/** What somebody asks for. Messages are meant by their keys. */
type Deed =
  | { do: "start"; words: Words | undefined }
  | { do: "send"; words: Words }
  | { do: "edit"; key: string }
  | { do: "delete"; key: string }
  | { do: "read"; seq: number }
  | { do: "hand off" }
  | { do: "take over"; from: Person | undefined }
  | { do: "release"; to: "bot" | "queue" }
  | { do: "transfer"; to: Person }
  | { do: "close" }
  | { do: "rate"; score: number }
  | { do: "label"; labels: string[] };

export type Call = { by: Person } & Deed;

export function idOfKey(key: string): string {
  return messageIdOf("c1", { clientId: key });
}

/** A text with a key names it, so that what was deleted can be looked for in everything stored. */
export function textOf({ key, variant }: Words): string {
  return key === undefined ? `everyone's ${variant}` : `«${key}» ${variant}`;
}

const key = fc.constantFrom("k0", "k1", "k2");

/** Mostly undefined. */
function seldom<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

const words: fc.Arbitrary<Words> = fc.record({
  key: fc.option(key, { nil: undefined, freq: 3 }),
  variant: fc.constantFrom(0, 0, 0, 1),
  internal: fc.constantFrom(false, false, false, true),
  replyTo: seldom(key),
});

const customer = fc.constant<Person>("ada");
const staff = fc.constantFrom<Person>("dana", "omar", "alma");
/** Who mostly may: it wrote the message, or is an admin. */
const author = fc.constantFrom<Person>("ada", "ada", "ada", "alma", "dana");
const anyone = fc.oneof(
  { weight: 3, arbitrary: customer },
  { weight: 3, arbitrary: staff },
  { weight: 1, arbitrary: fc.constantFrom<Person>("bot", "eve") },
);

function calls(weight: number, by: fc.Arbitrary<Person>, deed: fc.Arbitrary<Deed>) {
  return { weight, arbitrary: fc.tuple(by, deed).map(([by, deed]): Call => ({ by, ...deed })) };
}

const just = fc.constant;

const start = calls(2, customer, fc.record({ do: just("start"), words: seldom(words) }));

export const anyStart = start.arbitrary;

export const anyCall: fc.Arbitrary<Call> = fc.oneof(
  start,
  calls(12, anyone, fc.record({ do: just("send"), words })),
  calls(4, author, fc.record({ do: just("edit"), key })),
  calls(4, author, fc.record({ do: just("delete"), key })),
  calls(3, anyone, fc.record({ do: just("read"), seq: fc.integer({ min: 1, max: 8 }) })),
  calls(1, fc.constantFrom("ada", "bot"), fc.record({ do: just("hand off") })),
  calls(6, staff, fc.record({ do: just("take over"), from: seldom(staff) })),
  calls(2, staff, fc.record({ do: just("release"), to: fc.constantFrom("bot", "queue") })),
  calls(1, staff, fc.record({ do: just("transfer"), to: staff })),
  calls(2, anyone, fc.record({ do: just("close") })),
  calls(1, customer, fc.record({ do: just("rate"), score: fc.integer({ min: 1, max: 5 }) })),
  calls(1, staff, fc.record({ do: just("label"), labels: fc.subarray(["urgent", "vip"]) })),
);
