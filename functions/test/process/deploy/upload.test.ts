import { readdir, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { Firestore } from "@google-cloud/firestore";
import { expect } from "chai";
import { runCommand } from "../../../../scripts/processes/runCommand.ts";
import { createdEvent } from "./createdEvent.ts";
import { discover } from "./firebaseCli.ts";
import { type InstalledUpload, installUpload } from "./installedUpload.ts";
import { projectId, startUploaded, type Uploaded } from "./startUploaded.ts";

/** Every function, and how the platform calls it. */
const types = { api: "http", stream: "http", incoming: "cloudevent", sweep: "http" } as const;

describe("What firebase deploy uploads", function () {
  // Most of it is npm's.
  this.timeout(180_000);

  let upload: InstalledUpload;
  const running: Partial<Record<keyof typeof types, Uploaded>> = {};
  before("it is installed by itself", async () => {
    upload = await installUpload();
  });
  after(async () => {
    await Promise.all(Object.values(running).map(({ child }) => child.end()));
    await upload?.remove();
  });

  async function start(target: keyof typeof types): Promise<string> {
    const uploaded = await startUploaded(upload, target, types[target]);
    running[target] = uploaded;
    return uploaded.url;
  }

  it("is the built code and what it takes to install it, with no sources, tests or settings", async () => {
    const files = await readdir(upload.folder);
    expect(files).to.have.members(["dist", "node_modules", "package.json", "package-lock.json"]);
    expect(await readdir(join(upload.folder, "dist"))).to.include("index.js");
  });

  it("leads nowhere outside of itself", async () => {
    const entries = await readdir(upload.folder, { recursive: true, withFileTypes: true });
    const links = entries
      .filter((entry) => entry.isSymbolicLink())
      .map(({ parentPath, name }) => join(parentPath, name));
    expect(links).to.not.be.empty;
    for (const link of links) {
      expect((await realpath(link)).startsWith(upload.folder + sep), link).to.equal(true);
    }
  });

  it("brings along every module that any of its code asks for", async () => {
    const chunks = (await readdir(join(upload.folder, "dist"))).filter((name) => name.endsWith(".js"));
    const imports = chunks.map((name) => `await import("./dist/${name}");`).join("\n");
    const args = ["--permission", `--allow-fs-read=${upload.folder}`, "--input-type=module", "--eval", imports];
    const env = { HOME: upload.home, GCLOUD_PROJECT: projectId };
    const { code, output } = await runCommand(process.execPath, args, { cwd: upload.folder, env, output: "keep" });
    expect(code, output).to.equal(0);
  });

  it("has every function that is deployed in this test", async () => {
    expect(Object.keys(types)).to.have.members(Object.keys((await discover()).endpoints));
  });

  it("answers as the api", async () => {
    const response = await fetch(`${await start("api")}/v1/health`);
    expect(response.status).to.equal(200);
    expect(await response.json()).to.deep.equal({ status: "ok" });
  });

  it("answers as the stream", async () => {
    const response = await fetch(`${await start("stream")}/health`);
    expect(response.status).to.equal(200);
    expect(await response.json()).to.include({ status: "ok", subscribers: 0 });
  });

  it("answers as the trigger, which writes its verdict", async () => {
    const db = new Firestore({ projectId });
    try {
      const raw = db.doc("conversations/unknown-here/incoming/m1");
      await raw.set({ role: "customer", kind: "text", text: "Hello?" });
      const response = await fetch(await start("incoming"), createdEvent(projectId, raw.path));
      expect(response.status, running.incoming?.child.output()).to.equal(204);
      expect((await raw.get()).get("verdict")).to.include({ status: "rejected", code: "not_found" });
    } finally {
      await db.terminate();
    }
  });

  it("answers as the sweep, once it has done its work", async () => {
    const db = new Firestore({ projectId });
    try {
      const presence = db.doc("presence/gone");
      await presence.set({ seenAt: new Date(0) });
      const response = await fetch(await start("sweep"), { method: "POST" });
      expect(response.status, running.sweep?.child.output()).to.equal(200);
      expect((await presence.get()).get("seenAt")).to.equal(null);
    } finally {
      await db.terminate();
    }
  });
});
