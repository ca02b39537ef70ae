// `npm run export -- <customer's uid>`: all that Hearth keeps of one person.
import { writeFile } from "node:fs/promises";
import { Firestore } from "@google-cloud/firestore";
import { auth } from "../functions/src/auth/firebaseAuth.ts";
import { destination } from "./command/destination.ts";
import { explain } from "./command/explain.ts";
import { readFirebaserc } from "./command/readFirebaserc.ts";
import { type Account, exportCustomer } from "./export/exportCustomer.ts";
import { type Options, parseOptions } from "./export/parseOptions.ts";

try {
  // npm runs this in the project's folder, wherever it was called.
  const options = parseOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
  await run(options);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The SDKs keep connections open.
process.exit();

async function run(options: Options): Promise<void> {
  const where = destination(options, process.env, await readFirebaserc());
  Object.assign(process.env, where.env);
  const db = new Firestore({ projectId: where.projectId });
  const { uid, out } = options;
  const found = await accountOf(uid)
    .then((account) => exportCustomer(db, { uid, account }, new Date()))
    .catch((failure: unknown) => {
      throw new Error(explain(failure, uid, where));
    });
  const json = `${JSON.stringify(found, null, 2)}\n`;
  if (out === undefined) process.stdout.write(json);
  // For its owner alone: it is somebody's whole correspondence.
  else await writeFile(out, json, { mode: 0o600 });
  console.error(`${found.conversations.length} conversations and ${found.audit.length} lines of the audit exported.`);
}

async function accountOf(uid: string): Promise<Account | null> {
  const [account] = (await auth().getUsers([{ uid }])).users;
  if (account === undefined) return null;
  const { email, phoneNumber: phone, displayName: name, metadata } = account;
  return { email, phone, name, createdAt: new Date(metadata.creationTime).toISOString() };
}
