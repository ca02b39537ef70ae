// `npm run erase -- <customer's uid>`: removes a person everywhere.
import { createInterface } from "node:readline/promises";
import type { Firestore } from "@google-cloud/firestore";
import type { Actor } from "@hearth/contract";
import { z } from "zod";
import { auth } from "../functions/src/auth/firebaseAuth.ts";
import { createBackend } from "../functions/src/backend.ts";
import { eraseCustomer } from "../functions/src/erase/eraseCustomer.ts";
import { destination } from "./command/destination.ts";
import { explain } from "./command/explain.ts";
import { readFirebaserc } from "./command/readFirebaserc.ts";
import { type Options, parseOptions } from "./erase/parseOptions.ts";

const operatorSchema = z.object({ name: z.string(), role: z.enum(["operator", "admin"]) });

try {
  await run(parseOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The SDKs keep connections open.
process.exit();

async function run(options: Options): Promise<void> {
  const { uid, by, yes } = options;
  const where = destination(options, process.env, await readFirebaserc());
  Object.assign(process.env, where.env);
  const withAccount = options.account || (!yes && (await agrees("Delete the account in Firebase Auth too?")));
  if (!yes && !(await agrees(`Remove ${uid} from ${where.name}, for good?`))) throw new Error("Nothing was removed.");
  const { db, bucket, newId, clock } = createBackend(process.env);
  try {
    const actor = await actorFor(db, by);
    const account = withAccount ? { deleteAccount } : {};
    const erased = await eraseCustomer(uid, { db, bucket, newId, clock, actor, ...account });
    console.log(
      `Erased from ${where.name}: ${erased.conversations} conversations with ${erased.documents} documents, ` +
        `${erased.files} files, ${erased.tickets} tickets, ${erased.account ? "the account" : "no account"}. Kept without the name: ` +
        `${erased.tallies} tallies, ${erased.audits} lines of the audit.`,
    );
  } catch (failure) {
    throw new Error(explain(failure, uid, where));
  }
}

async function agrees(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error("There is nobody to ask: say --yes, and --account if it shall go too.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

async function actorFor(db: Firestore, by: string | undefined): Promise<Actor> {
  if (by === undefined) return { id: "erase", role: "system", name: "Erase" };
  const operator = operatorSchema.safeParse((await db.collection("operators").doc(by).get()).data());
  if (!operator.success) throw new Error(`There is no operator ${by}.`);
  return { id: by, ...operator.data };
}

async function deleteAccount(uid: string): Promise<boolean> {
  const { users } = await auth().getUsers([{ uid }]);
  // A second erasure at the same moment may be first.
  if (users.length > 0) await auth().deleteUsers([uid]);
  return users.length > 0;
}
