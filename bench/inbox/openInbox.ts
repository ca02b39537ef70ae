import { Firestore } from "@google-cloud/firestore";
import { Authenticator } from "../../functions/src/auth/Authenticator.ts";
import type { Session } from "../../functions/src/auth/Session.ts";
import { createBackend } from "../../functions/src/backend.ts";
import { createApp } from "../../functions/src/http/createApp.ts";
import type { AtEnd } from "../Benchmark.ts";
import { seedInbox } from "./seedInbox.ts";

export type OpenInbox = {
  db: Firestore;
  /** The body that an operator is answered. */
  ask(query: string): Promise<string>;
};

/** An inbox of so many conversations, in a project of its own, answered by the app in this process, never from memory. */
export async function openInbox(count: number, atEnd: AtEnd): Promise<OpenInbox> {
  const db = new Firestore({ projectId: `demo-inbox-${count}`, ignoreUndefinedProperties: true });
  atEnd(() => db.terminate());
  await seedInbox(db, count);
  const backend = createBackend({ ...process.env, HEARTH_FRESH_SECONDS: "0" });
  const app = createApp({ ...backend, db, authenticator: new KnownOperator(db) });
  return {
    db,
    async ask(query) {
      const response = await app.request(`/v1/inbox?${query}`);
      const body = await response.text();
      if (response.status !== 200) throw new Error(`${query}: ${response.status} ${body}`);
      return body;
    },
  };
}

/**
 * Proving who calls is measured elsewhere. Where it is emulated, the Auth emulator is asked with each call; in
 * production a signature is checked.
 */
class KnownOperator extends Authenticator {
  override async authenticate(): Promise<Session> {
    return { principal: { id: "operator-2", role: "operator", name: "Dana" }, expiresAt: null };
  }
}
