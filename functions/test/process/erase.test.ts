import { fileURLToPath } from "node:url";
import type { CollectionReference, DocumentReference } from "@google-cloud/firestore";
import { expect } from "chai";
import { z } from "zod";
import { signUp } from "../../../scripts/emulators/accounts.ts";
import { runCommand } from "../../../scripts/processes/runCommand.ts";
import { auth } from "../../src/auth/firebaseAuth.ts";
import { type Backend, createBackend } from "../../src/backend.ts";
import { type Counts, countsSchema, noCounts } from "../../src/conversation/Tally.ts";
import { eraseCustomer } from "../../src/erase/eraseCustomer.ts";
import type { Caller } from "../support/apiCaller.ts";
import { say } from "../support/apiConversation.ts";
import { apiProcess } from "../support/apiProcess.ts";
import { routes } from "../support/apiRoutes.ts";
import { picture, upload } from "../support/files.ts";
import { storedFiles } from "../support/storedFiles.ts";
import { follow } from "../support/streamClient.ts";
import { theStream } from "../support/streamProcesses.ts";

const script = fileURLToPath(new URL("../../../scripts/erase.ts", import.meta.url));
const exporter = fileURLToPath(new URL("../../../scripts/export.ts", import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));
const nothing = { conversations: 0, documents: 0, files: 0, tickets: 0, audits: 0, tallies: 0 };
const actor = { id: "erase", role: "system", name: "Erase" } as const;

const exportSchema = z.object({
  customer: z.object({ account: z.object({ email: z.string() }) }),
  conversations: z.array(
    z.looseObject({
      attachments: z.array(z.looseObject({ id: z.string() })),
      messages: z.array(z.object({ text: z.string() })),
      events: z.array(z.unknown()),
    }),
  ),
  audit: z.array(z.object({ action: z.string() })),
});

describe("npm run erase", () => {
  const api = apiProcess();
  let backend: Backend;
  before(() => {
    backend = createBackend(process.env);
  });
  after(() => backend.db.terminate());

  it("leaves no document in which the person's uid, name, address, number or words are found, and every count", async () => {
    const mark = crypto.randomUUID();
    const { ada, dana, id } = await conversationOf(mark);
    const before = await counted();
    const { code, output } = await run(script, ada.id, "--yes", "--account", "--by", dana.id);
    expect(code, output).to.equal(0);
    expect(output).to.match(/^Erased from .*: 2 conversations with \d+ documents, 2 files, 1 tickets, the account\./m);

    const left = (await everything()).filter(({ path, json }) =>
      [mark, ada.id, id].some((word) => `${path} ${json}`.includes(word)),
    );
    expect(left).to.deep.equal([]);
    expect(await storedFiles(id)).to.deep.equal([]);
    expect((await auth().getUsers([{ uid: ada.id }])).users).to.deep.equal([]);
    expect(await counted()).to.deep.equal(before);
  });

  it("tells the audit when, and on whose word, by a digest of whom; lines about the person stay, and name nobody", async () => {
    const { ada, dana } = await conversationOf(crypto.randomUUID());
    const lines = async () => (await api.db.collection("audit").where("actor.id", "==", dana.id).get()).docs;
    const before = (await lines()).map((doc) => doc.get("action")).sort();
    await run(script, ada.id, "--yes", "--by", dana.id);
    const after = await lines();
    expect(after.map((doc) => doc.get("action")).sort()).to.deep.equal([...before, "erase"].sort());
    for (const doc of after) expect(JSON.stringify(doc.data())).not.to.include(ada.id);
  });

  it("is the same when it is run again, and goes on where it was cut off", async () => {
    const { ada, dana, id } = await conversationOf(crypto.randomUUID());
    const before = await counted();
    // Cut off at every document that it asks for, one later each time.
    for (let calls = 1, done = false; !done; calls += 3) {
      done = await eraseCustomer(ada.id, { ...backend, actor, newId: failingAfter(calls, backend.newId) }).then(
        () => true,
        () => false,
      );
    }
    expect((await everything()).filter(({ path, json }) => `${path} ${json}`.includes(id))).to.deep.equal([]);
    expect(await counted()).to.deep.equal(before);
    const audits = async () => (await api.db.collection("audit").count().get()).data().count;
    const told = await audits();
    const again = await eraseCustomer(ada.id, { ...backend, actor });
    expect(again).to.deep.equal({ ...nothing, account: false });
    expect(await audits()).to.equal(told);
    await dana.refused(routes.getConversation, "not_found", { id });
  });

  it("is safe while the customer writes: what is sent is erased too, or answered that there is no such conversation", async () => {
    const { ada, id } = await conversationOf(crypto.randomUUID());
    let erasing = true;
    const writing = (async () => {
      const answers: string[] = [];
      for (let sent = 0; erasing || answers.at(-1) !== "refused"; sent++) {
        answers.push(
          await say(ada, id, { text: `still here ${sent}` }).then(
            () => "taken",
            () => "refused",
          ),
        );
      }
      return answers;
    })();
    await eraseCustomer(ada.id, { ...backend, actor });
    erasing = false;
    expect(await writing).to.include("refused");
    expect((await everything()).filter(({ path }) => path.includes(id))).to.deep.equal([]);
    const { id: anew } = await ada.does(routes.createConversation, { body: { message: { text: "hello again" } } });
    await say(ada, anew, { text: "and again" });
    await ada.does(routes.close, { id: anew, body: {} });
    expect((await ada.does(routes.listMyConversations)).conversations).to.have.length(1);
  });

  it("ends the streams of what was erased", async () => {
    const { ada, id } = await conversationOf(crypto.randomUUID());
    const client = await follow((await theStream()).url, { conversation: id, token: ada.token });
    await client.next("ready");
    await eraseCustomer(ada.id, { ...backend, actor });
    expect((await client.next("reset")).data.reason).to.equal("unknown_epoch");
    await client.end();
  });

  it("asks for --yes where nobody can be asked, and names what is wrong", async () => {
    const { ada, id } = await conversationOf(crypto.randomUUID());
    for (const args of [[ada.id], [], ["a/b", "--yes"], [ada.id, "--yes", "--by", "nobody"]]) {
      const { code, output } = await run(script, ...args);
      expect(code).to.equal(1);
      expect(output).to.match(/nobody to ask|Name one customer|without a slash|no operator nobody/);
    }
    await ada.does(routes.getConversation, { id });
  });

  it("comes after npm run export, which gives the person all of it", async () => {
    const mark = crypto.randomUUID();
    const { ada } = await conversationOf(mark);
    const { code, output } = await run(exporter, ada.id);
    expect(code, output).to.equal(0);
    const found = exportSchema.parse(JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)));
    expect(found.customer.account.email).to.include(mark);
    expect(found.conversations).to.have.length(2);
    const texts = found.conversations.flatMap(({ messages }) => messages.map(({ text }) => text));
    expect(texts.sort()).to.deep.equal(["", `again ${mark}`, `first ${mark}`, `note on ${mark}`]);
    expect(found.conversations.flatMap(({ attachments }) => attachments)).to.have.length(2);
    expect(found.audit.map(({ action }) => action)).to.include("takeover");
  });

  /** Two of them, with everything in them that a person can leave behind. */
  async function conversationOf(mark: string): Promise<{ ada: Caller; dana: Caller; id: string }> {
    const dana = await api.operator();
    await api.db.collection("operators").doc(dana.id).set({ id: dana.id, name: dana.name, role: "operator" });
    const { uid, token } = await signUp({ email: `ada-${mark}@example.com`, name: `Ada ${mark}` });
    const ada = api.as({ id: uid, role: "customer", name: "", token });
    const customer = { name: `Ada ${mark}`.slice(0, 100), email: `ada-${mark}@example.com`, phone: mark };
    const first = await ada.does(routes.createConversation, { body: { customer, message: { text: `first ${mark}` } } });
    await dana.does(routes.takeover, { id: first.id, body: {} });
    await say(dana, first.id, { text: `note on ${mark}`, visibility: "internal" });
    await ada.does(routes.setTyping, { id: first.id, body: { typing: true } });
    await ada.does(routes.close, { id: first.id, body: { reason: mark } });
    await ada.does(routes.rating, { id: first.id, body: { score: 2, comment: mark } });
    const { id } = await ada.does(routes.createConversation, {
      body: { customer, message: { text: `again ${mark}` } },
    });
    await dana.does(routes.takeover, { id, body: {} });
    await ada.does(routes.createStreamTicket, { body: { conversation: id } });
    const sent = await upload(ada, id, { body: await picture(), name: `${mark}.png` });
    await say(ada, id, { text: "", attachmentId: sent.id });
    await upload(dana, id, { body: `about ${mark}` });
    const incoming = api.db.collection("conversations").doc(id).collection("incoming");
    await incoming.doc(`raw-${mark}`).set({ text: mark, verdict: { status: "rejected", code: "x", detail: mark } });
    return { ada, dana, id };
  }

  /** What the metrics are summed from: tallies wherever they are, and those that heads still count. */
  async function counted(): Promise<Counts> {
    const sum = { ...noCounts };
    const add = (tally: Counts) => {
      for (const name of countsSchema.keyof().options) sum[name] += tally[name];
    };
    for (const { data } of await everything()) {
      const closed = countsSchema.safeParse(data);
      if (closed.success) add(closed.data);
      const head = z.object({ tally: countsSchema }).safeParse(data);
      if (head.success) add(head.data.tally);
    }
    return sum;
  }

  /** Every document of the database, also those below documents that are not there. */
  async function everything(): Promise<{ path: string; json: string; data: unknown }[]> {
    const below = async (parent: {
      listCollections(): Promise<CollectionReference[]>;
    }): Promise<DocumentReference[]> => {
      const refs = (await Promise.all((await parent.listCollections()).map((each) => each.listDocuments()))).flat();
      return [...refs, ...(await Promise.all(refs.map(below))).flat()];
    };
    const refs = await below(api.db);
    const documents = refs.length > 0 ? await api.db.getAll(...refs) : [];
    return documents.flatMap((each) =>
      each.exists ? [{ path: each.ref.path, json: JSON.stringify(each.data()), data: each.data() }] : [],
    );
  }
});

/** `newId`, until it was called so often: then whoever calls is cut off. */
function failingAfter(calls: number, newId: () => string): () => string {
  let left = calls;
  return () => {
    left -= 1;
    if (left < 0) throw new Error("cut off");
    return newId();
  };
}

function run(file: string, ...args: string[]) {
  return runCommand(process.execPath, ["--conditions=hearth-source", file, ...args], {
    cwd: root,
    env: process.env,
    output: "keep",
  });
}
