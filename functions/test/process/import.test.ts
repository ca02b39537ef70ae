import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Firestore } from "@google-cloud/firestore";
import { expect } from "chai";
import { z } from "zod";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const scriptsSchema = z.object({ scripts: z.object({ import: z.string() }) });

/** In bytes. For a file of 200 MB, 300 MB of memory are allowed. */
const largeFile = 60_000_000;

/** In kB. A process that reads this file in pieces takes up to 200,000; one that keeps it, 60,000 more. */
const allowedMemory = 230_000;

describe("npm run import", () => {
  let folder: string;
  let file: string;
  let args: string[];
  let db: Firestore;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "hearth-import-"));
    file = join(folder, "conversations.json");
    db = new Firestore({ projectId: process.env.GCLOUD_PROJECT ?? "" });
    // With the bounds on memory that the command has.
    const { scripts } = scriptsSchema.parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));
    args = scripts.import.split(" ").slice(1);
  });
  after(() => Promise.all([db.terminate(), rm(folder, { recursive: true })]));

  it("brings a file in, says what it did, and the second time finds it all there, byte for byte", async () => {
    const id = crypto.randomUUID();
    await writeFile(file, JSON.stringify([conversation(id, 300), { id: "broken" }], null, 1));
    const first = await run();
    expect(first.code, first.output).to.equal(1);
    expect(first.output).to.include("written    1 conversations, 300 messages");
    expect(first.output).to.match(/^ {4}line \d+: customer: has no id that an account could have$/m);
    const before = await stored(id);
    expect(before).to.have.length(1 + 300 + 302);
    const second = await run();
    expect(second.output).to.include("present    1 conversations, 300 messages, as they were");
    expect(await stored(id)).to.deep.equal(before);
  });

  it("writes nothing with --dry-run, and exits 0 when nothing is rejected", async () => {
    const id = crypto.randomUUID();
    await writeFile(file, `${JSON.stringify(conversation(id, 3))}\n`);
    const { code, output } = await run("--dry-run");
    expect(code, output).to.equal(0);
    expect(output).to.include("Nothing was written.").and.include("written    1 conversations, 3 messages");
    expect(await stored(id)).to.deep.equal([]);
  });

  it("goes on where it was killed", async () => {
    const ids = Array.from({ length: 60 }, () => crypto.randomUUID());
    await writeFile(file, JSON.stringify(ids.map((id) => conversation(id, 40))));
    const { process: child } = start();
    const killed = new Promise<void>((resolve, reject) => {
      const stop = db
        .collection("conversations")
        .where("customer.id", "==", `user-${ids[5]}`)
        .onSnapshot(({ empty }) => {
          if (empty) return;
          stop();
          child.kill("SIGKILL");
          resolve();
        }, reject);
    });
    await Promise.all([killed, once(child, "close")]);
    expect((await found(ids)).length).to.be.within(1, 59);
    const { code, output } = await run();
    expect(code, output).to.equal(0);
    for (const head of await found(ids)) expect(head).to.deep.include({ seq: 42, state: "closed" });
    expect(await found(ids)).to.have.length(60);
  });

  it("takes no more memory for a large file", async () => {
    const out = await open(file, "w");
    for (let bytes = 0, index = 0; bytes < largeFile; index++) {
      const line = `${JSON.stringify(conversation(`large-${index}`, 300, "as people write ".repeat(128)))}\n`;
      await out.write(line);
      bytes += Buffer.byteLength(line);
    }
    await out.close();
    const { output } = await run("--dry-run");
    const [, kilobytes] = /memory (\d+) kB/.exec(output) ?? [];
    expect(Number(kilobytes)).to.be.within(1, allowedMemory);
  });

  function start(...options: string[]): { process: ChildProcess; output: () => string } {
    const tell = `process.on("exit", () => console.log("memory", process.resourceUsage().maxRSS, "kB"))`;
    const preload = `--import=data:text/javascript,${encodeURIComponent(tell)}`;
    const child = spawn(process.execPath, [preload, ...args, file, ...options], { cwd: root, stdio: "pipe" });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    return { process: child, output: () => output };
  }

  async function run(...options: string[]): Promise<{ code: unknown; output: string }> {
    const { process: child, output } = start(...options);
    const [code] = await once(child, "close");
    return { code, output: output() };
  }

  async function found(ids: readonly string[]) {
    const heads = await db.getAll(...ids.map((id) => db.collection("conversations").doc(id)));
    return heads.flatMap((head) => (head.exists ? [head.data()] : []));
  }

  /** The whole of a conversation: its head, and every document below it. */
  async function stored(id: string) {
    const ref = db.collection("conversations").doc(id);
    const below = await Promise.all((await ref.listCollections()).map((each) => each.get()));
    const all = [await ref.get(), ...below.flatMap(({ docs }) => docs)];
    return all.flatMap((each) => (each.exists ? [[each.ref.path, each.data(), each.updateTime]] : []));
  }
});

function conversation(id: string, messages: number, words = "I would like to find a place to eat tonight") {
  const seconds = 1_700_000_000;
  return {
    id,
    customer: { id: `user-${id}` },
    messages: Array.from({ length: messages }, (_, index) => ({
      role: index % 2 === 0 ? "user" : "assistant",
      text: `number ${index}: ${words}`,
      timestamp: seconds + index,
    })),
  };
}
