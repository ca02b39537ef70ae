// `npm run grant -- <email> operator|admin`: the role that an account's next token carries, and its place in the team.
import { Firestore } from "@google-cloud/firestore";
import { z } from "zod";
import { auth } from "../functions/src/auth/firebaseAuth.ts";
import { grantRole } from "../functions/src/auth/grantRole.ts";
import { systemActor } from "../functions/src/conversation/systemActor.ts";
import { type Destination, destination } from "./command/destination.ts";
import { explain } from "./command/explain.ts";
import { readFirebaserc } from "./command/readFirebaserc.ts";
import { type Options, parseOptions } from "./grant/parseOptions.ts";

const memberSchema = z.object({ name: z.string().optional() });

try {
  const options = parseOptions(process.argv.slice(2));
  const where = destination(options, process.env, await readFirebaserc());
  Object.assign(process.env, where.env);
  const { name, role } = await grant(options, where).catch((failure: unknown) => {
    throw new Error(explain(failure, options.email, where));
  });
  console.log(`${options.email} (${name}) is now ${role} in ${where.name}.`);
  console.log("It counts from the account's next token on: sign out and in again, or refresh the token.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// The SDKs keep connections open.
process.exit();

async function grant({ email, role, name }: Options, { projectId }: Destination) {
  const { uid, displayName } = await auth().getUserByEmail(email);
  const db = new Firestore({ projectId });
  const member = memberSchema.parse((await db.collection("operators").doc(uid).get()).data() ?? {});
  const granting = { actor: systemActor, now: new Date(), auditId: crypto.randomUUID() };
  return grantRole(db, { uid, role, name: name ?? member.name ?? displayName ?? email }, granting);
}
