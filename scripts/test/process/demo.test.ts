import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Firestore } from "@google-cloud/firestore";
import { conversationSchema } from "@hearth/contract";
import { expect } from "chai";
import { auth } from "../../../functions/src/auth/firebaseAuth.ts";
import { startFunction } from "../../processes/startFunction.ts";
import { conversations } from "../../seed/demo.ts";
import { runSeed } from "../../seed/runSeed.ts";
import type { Seeded } from "../../seed/seeded.ts";
import { calls } from "../../start/calls.ts";

const run = promisify(execFile);

describe("The demo", () => {
  const { HEARTH_TEST_API_URL, HEARTH_TEST_HOSTING_URL, FIREBASE_AUTH_EMULATOR_HOST = "" } = process.env;
  const api = `${HEARTH_TEST_API_URL}/v1`;
  let db: Firestore;
  let seeded: Seeded;

  before(async () => {
    db = new Firestore();
    seeded = await runSeed({ api, env: {} });
  });
  after(() => db.terminate());

  it("has a conversation in every state, each as it was meant", async () => {
    for (const { customer, state } of conversations) {
      const headers = { Authorization: `Bearer ${seeded.botKey}` };
      const response = await fetch(`${api}/conversations/${seeded.conversations[customer.uid]}`, { headers });
      expect(conversationSchema.parse(await response.json()))
        .to.include({ state })
        .and.nested.include({
          "customer.id": customer.uid,
        });
    }
    expect(new Set(conversations.map(({ state }) => state))).to.have.all.keys("bot", "waiting", "assigned", "closed");
  });

  it("is not changed by a second seed", async () => {
    const before = await theDemo(db, seeded);
    expect(await runSeed({ api, env: {}, botKey: seeded.botKey })).to.deep.equal(seeded);
    expect(await theDemo(db, seeded)).to.deep.equal(before);
  });

  it("is introduced by lines for a shell of which every one works", async () => {
    // curl notices that nobody reads it any more with the next thing it is sent.
    const stream = await startFunction({ target: "stream", env: { HEARTH_HEARTBEAT_SECONDS: "1" } });
    try {
      const addresses = { api: `${HEARTH_TEST_HOSTING_URL}/v1`, stream: stream.url, auth: FIREBASE_AUTH_EMULATOR_HOST };
      const lines = calls(addresses, seeded);
      const failing = (line: string) => line.replace("curl ", "curl --fail ");
      const ready = (line: string) => `${failing(line)} --max-time 20 | grep -m 1 '^event: ready'`;
      const script = ["set -eu", ...lines.first, ...lines.calls.map(failing), ...lines.streams.map(ready)];
      const { stdout } = await run("bash", ["-c", script.join("\n")]);
      expect(stdout.match(/^event: ready$/gm)).to.have.length(lines.streams.length);
    } finally {
      await stream.stop();
    }
  });
});

/** The team, the keys and the demo's customers with all their conversations hold, with their times of change. */
async function theDemo(db: Firestore, { conversations: seededIds }: Seeded) {
  const customers = Object.keys(seededIds);
  const { users } = await auth().getUsers(customers.map((uid) => ({ uid })));
  const accounts = users.map(({ uid, email, customClaims }) => ({ uid, email, customClaims }));
  const own = db.collection("conversations").where("customer.id", "in", customers);
  const documents = [...(await own.get()).docs];
  for (const { ref } of [...documents]) {
    for (const collection of await ref.listCollections()) documents.push(...(await collection.get()).docs);
  }
  for (const name of ["operators", "integrations"]) documents.push(...(await db.collection(name).get()).docs);
  const changes = documents.map((document) => [
    document.ref.path,
    document.updateTime.toDate().toISOString(),
    document.data(),
  ]);
  return { accounts: accounts.sort((a, b) => a.uid.localeCompare(b.uid)), changes };
}
