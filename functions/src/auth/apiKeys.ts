import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Firestore } from "@google-cloud/firestore";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Principal } from "../conversation/Principal.ts";

/** `integrations/{id}`. The key itself is shown once and stored nowhere. */
const integrationSchema = z.object({ name: z.string(), keyHash: z.string(), disabled: z.boolean() });

const form = /^hearth_([A-Za-z0-9]{1,64})_([A-Za-z0-9_-]{43})$/;

/** What tells a bot's id from a uid. */
const prefix = "bot_";

export function isApiKey(token: string): boolean {
  return token.startsWith("hearth_");
}

/** A new key for a bot or integration. Returns the key: it cannot be had again. */
export async function createApiKey(db: Firestore, integration: { id: string; name: string }): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  const record = { name: integration.name, keyHash: hash(secret), disabled: false };
  await db.collection("integrations").doc(integration.id).set(record);
  return `hearth_${integration.id}_${secret}`;
}

/** Checks API keys against their stored hashes. An integration is read at most once in 30 s; so long a disabled key still works. */
export class ApiKeys {
  readonly #db: Firestore;
  readonly #known = new LRUCache<string, z.infer<typeof integrationSchema>>({ max: 1_000, ttl: 30_000 });

  constructor(db: Firestore) {
    this.#db = db;
  }

  /** The bot this key belongs to; undefined for a key that is none, or no more. */
  async verify(key: string): Promise<Principal | undefined> {
    const [, id, secret] = form.exec(key) ?? [];
    if (id === undefined || secret === undefined) return undefined;
    const integration = this.#known.get(id) ?? (await this.#load(id));
    if (integration === undefined || integration.disabled || !sameHash(integration.keyHash, hash(secret)))
      return undefined;
    return { id: `${prefix}${id}`, role: "bot", name: integration.name };
  }

  /** Whether the bot that `verify` answered with still has its key. */
  async isEnabled({ id }: Principal): Promise<boolean> {
    const integration = await this.#load(id.slice(prefix.length));
    return integration !== undefined && !integration.disabled;
  }

  async #load(id: string): Promise<z.infer<typeof integrationSchema> | undefined> {
    const snapshot = await this.#db.collection("integrations").doc(id).get();
    if (!snapshot.exists) return undefined;
    const integration = integrationSchema.parse(snapshot.data());
    this.#known.set(id, integration);
    return integration;
  }
}

/** The secret has 256 random bits: a plain hash cannot be guessed back. */
function hash(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
