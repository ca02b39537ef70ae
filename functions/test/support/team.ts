import type { Backend } from "../../src/backend.ts";
import type { Decision } from "../../src/conversation/Decision.ts";
import { type Head, headSchema } from "../../src/conversation/Head.ts";
import { handOff } from "../../src/conversation/handOff.ts";
import { holderOf, moving } from "../../src/routing/Move.ts";
import { storedPresenceSchema } from "../../src/routing/StoredPresence.ts";
import { people } from "./people.ts";
import { start } from "./started.ts";

type Joining = { id: string; status?: string; seenAt?: Date; capacity?: number };

/** One more in the team; online, and seen just now, where nothing else is said. */
export async function join({ db, clock }: Backend, { seenAt = clock(), ...joining }: Joining): Promise<void> {
  const operator = { name: joining.id, role: "operator", status: "online", updatedAt: clock(), ...joining };
  await db.collection("operators").doc(joining.id).set(operator);
  await db.collection("presence").doc(joining.id).set({ seenAt }, { merge: true });
}

/** What the API does with a call that changes a conversation. */
export async function command({ log, routing }: Backend, id: string, decide: Decision<Head>): Promise<Head> {
  const move = await log.append(id, moving(decide));
  await routing.follow(move);
  return move.after;
}

/** Ada's conversation, just started. */
export async function conversation({ log }: Backend, id: string = crypto.randomUUID()): Promise<string> {
  await log.append(id, start(id));
  return id;
}

/** Ada's conversation, in the queue. */
export async function queued(backend: Backend, id?: string): Promise<string> {
  const conversationId = await conversation(backend, id);
  await command(backend, conversationId, handOff(people.ada));
  return conversationId;
}

/** Every head there is, read past every cache. */
export async function heads({ db }: Backend): Promise<Head[]> {
  const { docs } = await db.collection("conversations").get();
  return docs.map((doc) => headSchema.parse(doc.data()));
}

/** What everyone has, by the conversations themselves. */
export async function assigned(backend: Backend): Promise<Record<string, string[]>> {
  return byOperator((await heads(backend)).map((head): [string | undefined, string] => [holderOf(head), head.id]));
}

/** What everyone has, by what is counted of it. */
export async function held({ db }: Backend): Promise<Record<string, string[]>> {
  const { docs } = await db.collection("presence").get();
  return byOperator(
    docs.flatMap((doc) => {
      const ids = [...storedPresenceSchema.parse(doc.data()).held.keys()];
      return ids.map((id): [string, string] => [doc.id, id]);
    }),
  );
}

function byOperator(pairs: readonly [string | undefined, string][]): Record<string, string[]> {
  const found = Map.groupBy(
    pairs.filter(([operator]) => operator !== undefined),
    ([operator]) => operator ?? "",
  );
  return Object.fromEntries([...found].map(([operator, own]) => [operator, own.map(([, id]) => id).sort()]));
}
