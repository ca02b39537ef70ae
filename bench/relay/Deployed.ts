import { Firestore, type Timestamp } from "@google-cloud/firestore";
import { messageIdOf, sendMessageSchema } from "@hearth/contract";
import { z } from "zod";
import { appendMessage } from "../../functions/src/conversation/appendMessage.ts";
import type { Principal } from "../../functions/src/conversation/Principal.ts";
import { startConversation } from "../../functions/src/conversation/startConversation.ts";
import type { ConversationLog } from "../../functions/src/log/ConversationLog.ts";
import { FirestoreLogStore } from "../../functions/src/log/FirestoreLogStore.ts";
import { type Account, signUp } from "../../scripts/emulators/accounts.ts";
import { type RunningFunction, startFunction } from "../../scripts/processes/startFunction.ts";
import type { AtEnd } from "../Benchmark.ts";
import { newId, openLog } from "../chat.ts";
import { type RunningClients, startClients } from "./clients/startClients.ts";
import { mark } from "./event.ts";
import { hear } from "./hear.ts";
import { countedSchema, countingSchema } from "./servers/DeployedOrder.ts";

const reportReads = new URL("servers/reportReads.ts", import.meta.url).href;

const healthSchema = z.object({ windowHits: z.int(), refills: z.int(), refillQueries: z.int() });

export type DeployedReads = Omit<z.infer<typeof countedSchema>, "told">;

type Chat = { conversationId: string; epoch: string; customer: Account };

/** The function `stream` as it is deployed, with one conversation, on the emulators. */
export class Deployed {
  readonly #stream: RunningFunction;
  readonly #log: ConversationLog<Timestamp>;
  readonly #chat: Chat;

  constructor(stream: RunningFunction, log: ConversationLog<Timestamp>, chat: Chat) {
    this.#stream = stream;
    this.#log = log;
    this.#chat = chat;
  }

  get pid(): number {
    return this.#stream.pid;
  }

  /** The customer's so many clients, from the conversation's end, or from after the event `seq`. */
  async follow(count: number, atEnd: AtEnd, seq?: number): Promise<RunningClients> {
    const clients = startClients(atEnd);
    const { conversationId, epoch, customer } = this.#chat;
    const lines = [
      `GET /stream?conversation=${conversationId} HTTP/1.1`,
      "Host: bench",
      `Authorization: Bearer ${customer.token}`,
      ...(seq === undefined ? [] : [`Last-Event-ID: ${epoch}.${seq}`]),
    ];
    const asking = { asks: [`${lines.join("\r\n")}\r\n\r\n`], opened: "event: ready" };
    await clients.open(Number(new URL(this.#stream.url).port), count, asking);
    return clients;
  }

  /** Appends a message of which a client counts the mark. */
  async say(): Promise<void> {
    const clientId = newId();
    const input = sendMessageSchema.parse({ clientId, text: `${mark} A message` });
    const { conversationId, customer } = this.#chat;
    const messageId = messageIdOf(conversationId, { clientId });
    const append = appendMessage({ principal: principalOf(customer), messageId, input, via: "api" });
    await this.#log.append(conversationId, append);
  }

  async sayAtOnce(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.say()));
  }

  /** What it read from Firestore meanwhile. */
  async readsDuring(work: () => Promise<unknown>): Promise<DeployedReads> {
    this.#stream.process.send({ do: "count" });
    await hear(this.#stream, countingSchema);
    await work();
    this.#stream.process.send({ do: "report" });
    return hear(this.#stream, countedSchema);
  }

  async health(): Promise<z.infer<typeof healthSchema>> {
    return healthSchema.parse(await (await fetch(`${this.#stream.url}/health`)).json());
  }
}

export async function startDeployed(atEnd: AtEnd): Promise<Deployed> {
  const stream = await startFunction({
    target: "stream",
    env: {
      NODE_OPTIONS: `--import=${reportReads}`,
      HEARTH_STREAMS_PER_INSTANCE: "10000",
      HEARTH_STREAMS_PER_USER: "10000",
      HEARTH_STREAM_MAX_BYTES: "1000000000",
    },
  });
  atEnd(() => stream.stop("SIGKILL"));
  const db = new Firestore({ ignoreUndefinedProperties: true });
  atEnd(() => db.terminate());
  const log = openLog(new FirestoreLogStore(db));
  return new Deployed(stream, log, await startChat(log));
}

async function startChat(log: ConversationLog<Timestamp>): Promise<Chat> {
  const [conversationId, epoch, customer] = [newId(), newId(), await signUp()];
  const start = { conversationId, epoch, principal: principalOf(customer), profile: { channel: "web" } };
  await log.append(conversationId, startConversation(start));
  return { conversationId, epoch, customer };
}

function principalOf({ uid }: Account): Principal {
  return { id: uid, role: "customer", name: "" };
}
