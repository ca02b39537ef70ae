// Fills running emulators with the demo's data, through the API wherever there is one for it. Run again, it changes
// nothing. Prints what it leaves behind as one line of JSON, in the form of `seededSchema`.
import { parseArgs } from "node:util";
import { Firestore } from "@google-cloud/firestore";
import { createApiKey } from "../functions/src/auth/apiKeys.ts";
import { signIn } from "./emulators/accounts.ts";
import { DemoApi } from "./seed/DemoApi.ts";
import { amira, bot, cannedResponses, conversations, demoPassword, staff } from "./seed/demo.ts";
import { seedAccounts } from "./seed/seedAccounts.ts";
import { type ApiOf, seedConversation } from "./seed/seedConversation.ts";
import type { Seeded } from "./seed/seeded.ts";

const { values } = parseArgs({ options: { api: { type: "string" }, "bot-key": { type: "string" } } });
const { FIREBASE_AUTH_EMULATOR_HOST, FIRESTORE_EMULATOR_HOST } = process.env;
if (!values.api || !FIREBASE_AUTH_EMULATOR_HOST || !FIRESTORE_EMULATOR_HOST) {
  throw new Error("Needs --api <address that ends in /v1>, and the addresses of the emulators in the environment.");
}
const api = values.api;
const db = new Firestore();
await seedAccounts(db);
// A key is shown once: without the earlier one, there can only be another.
const botKey = values["bot-key"] ?? (await createApiKey(db, bot));
const people = new Map<string, Promise<DemoApi>>();

for (const { uid, email } of staff) {
  const self = await signedInAs(email);
  const present = (await self.operators()).find(({ id }) => id === uid);
  if (present?.status !== "online") await self.call("PUT", "/operators/me", { status: "online" });
}

const present = new Set((await (await signedInAs(amira.email)).cannedResponses()).map(({ shortcut }) => shortcut));
for (const response of cannedResponses.filter(({ shortcut }) => !present.has(shortcut))) {
  await (await signedInAs(amira.email)).call("POST", "/canned-responses", response);
}

const seeded: Seeded = { botKey, conversations: {} };
for (const demo of conversations) {
  const apiOf: ApiOf = async (by) => {
    if (by === "bot") return new DemoApi(api, botKey);
    return signedInAs(by === "customer" ? demo.customer.email : by.email);
  };
  seeded.conversations[demo.customer.uid] = await seedConversation(demo, apiOf);
}
await db.terminate();
console.log(JSON.stringify(seeded));

function signedInAs(email: string): Promise<DemoApi> {
  const known = people.get(email) ?? signIn(email, demoPassword).then(({ token }) => new DemoApi(api, token));
  people.set(email, known);
  return known;
}
