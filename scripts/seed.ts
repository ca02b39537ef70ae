// Fills running emulators with the demo's data, through the API wherever there is one for it. Run again, it changes
// nothing. Prints what it leaves behind as one line of JSON, in the form of `seededSchema`.
import { parseArgs } from "node:util";
import { Firestore } from "@google-cloud/firestore";
import { createApiKey } from "../functions/src/auth/apiKeys.ts";
import { DemoApi } from "./seed/DemoApi.ts";
import { bot, conversations, staff } from "./seed/demo.ts";
import { seedAccounts } from "./seed/seedAccounts.ts";
import { type ApiOf, seedConversation } from "./seed/seedConversation.ts";
import type { Seeded } from "./seed/seeded.ts";
import { signIn } from "./seed/signIn.ts";

const { values } = parseArgs({ options: { api: { type: "string" }, "bot-key": { type: "string" } } });
const { FIREBASE_AUTH_EMULATOR_HOST: authHost, FIRESTORE_EMULATOR_HOST: firestoreHost } = process.env;
if (!values.api || !authHost || !firestoreHost) {
  throw new Error("Needs --api <address that ends in /v1>, and the addresses of the emulators in the environment.");
}
const api = values.api;
const db = new Firestore();
await seedAccounts(db);
// A key is shown once: without the earlier one, there can only be another.
const botKey = values["bot-key"] ?? (await createApiKey(db, bot));
const people = new Map<string, Promise<DemoApi>>();

for (const { uid, email } of staff) {
  const self = await as(email);
  const present = (await self.operators()).find(({ id }) => id === uid);
  if (present?.status !== "online") await self.call("PUT", "/operators/me", { status: "online" });
}

const seeded: Seeded = { botKey, conversations: {} };
for (const demo of conversations) {
  const apiOf: ApiOf = async (by) => {
    if (by === "bot") return new DemoApi(api, botKey);
    return as(by === "customer" ? demo.customer.email : by.email);
  };
  seeded.conversations[demo.customer.uid] = await seedConversation(demo, apiOf);
}
await db.terminate();
console.log(JSON.stringify(seeded));

function as(email: string): Promise<DemoApi> {
  const known = people.get(email) ?? signIn(authHost ?? "", email).then((token) => new DemoApi(api, token));
  people.set(email, known);
  return known;
}
