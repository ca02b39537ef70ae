import { readdir, readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import sharp from "sharp";
import { type RunningFunction, startFunction } from "../../../../scripts/processes/startFunction.ts";
import { createBackend } from "../../../src/backend.ts";
import { eraseAttachments } from "../../../src/erase/eraseAttachments.ts";
import { newAccount } from "../../support/apiAccounts.ts";
import { apiCaller, type Caller } from "../../support/apiCaller.ts";
import { routes } from "../../support/apiRoutes.ts";
import { picture, sendFile, upload } from "../../support/files.ts";
import { storedFiles } from "../../support/storedFiles.ts";

const megabyte = 1024 * 1024;

describe("the api's memory, however large files are and however many come", function () {
  this.timeout(300_000);

  const backend = createBackend(process.env);
  let api: RunningFunction;
  let ada: Caller;
  let id: string;
  // With a heap so small, what is left over is thrown away soon, and what grows is not left over.
  const env = { HEARTH_IMAGE_MAX_MB: "25", HEARTH_UNSENT_FILES: "2000", NODE_OPTIONS: "--max-old-space-size=192" };
  beforeEach(async () => {
    api = await startFunction({ target: "api", env });
    ada = apiCaller(api.url, await newAccount("customer", "Ada"));
    ({ id } = await ada.does(routes.createConversation, { body: {} }));
    // What is loaded with the first file of each sort, and stays.
    await upload(ada, id, { body: await picture() });
    await upload(ada, id, { body: "words" });
  });
  afterEach(async () => {
    await api.stop("SIGKILL");
    // Tests that look at everything there is would look at a thousand files, too.
    await eraseAttachments(backend.db, backend.bucket, id);
  });
  after(() => backend.db.terminate());

  it("is below 200 MB above idle during ten uploads of 25 MB at once", async function () {
    if (process.platform !== "linux") this.skip();
    const idle = await memory("VmRSS");
    await forgetPeak();
    const body = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(25 * megabyte - 9, "x")]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => sendFile(ada, id, { body, name: "large.pdf" })));
    const above = (await memory("VmHWM")) - idle;
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(10).fill(201));
    console.log(`      ${above.toFixed(0)} MB above ${idle.toFixed(0)}`);
    expect(above).to.be.below(200);
  });

  it("is below 300 MB above idle during ten images of 24 megapixels at once", async function () {
    if (process.platform !== "linux") this.skip();
    const idle = await memory("VmRSS");
    await forgetPeak();
    const noise = { type: "gaussian", mean: 128, sigma: 20 } as const;
    const body = await sharp({ create: { width: 6_000, height: 4_000, channels: 3, background: "red", noise } })
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 60 })
      .toBuffer();
    const answers = await Promise.all(Array.from({ length: 10 }, () => sendFile(ada, id, { body, name: "large.jpg" })));
    const above = (await memory("VmHWM")) - idle;
    console.log(
      `      ${above.toFixed(0)} MB above ${idle.toFixed(0)}, ${(body.length / megabyte).toFixed(1)} MB each`,
    );
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(10).fill(201));
    expect(above).to.be.below(300);
  });

  it("does not grow with a thousand small uploads, and every one is there", async function () {
    if (process.platform !== "linux") this.skip();
    const send = async (count: number) => {
      const left = Array.from({ length: count }, (_, index) => index);
      const sender = async () => {
        for (let next = left.pop(); next !== undefined; next = left.pop()) {
          const { status } = await sendFile(ada, id, { body: `words ${next}` });
          expect(status).to.equal(201);
        }
      };
      await Promise.all(Array.from({ length: 20 }, sender));
    };
    await send(400);
    const [before, files] = [await memory("VmRSS"), await openFiles()];
    await send(600);
    const grown = (await memory("VmRSS")) - before;
    console.log(`      ${grown.toFixed(0)} MB more than ${before.toFixed(0)}`);
    expect(grown).to.be.below(80);
    expect(await openFiles()).to.be.at.most(files + 20);
    expect((await storedFiles(id)).filter((name) => name.endsWith("/file"))).to.have.length(1_002);
  });

  /** In megabytes. */
  async function memory(field: "VmRSS" | "VmHWM"): Promise<number> {
    const status = await readFile(`/proc/${api.pid}/status`, "utf8");
    return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  }

  function forgetPeak(): Promise<void> {
    return writeFile(`/proc/${api.pid}/clear_refs`, "5");
  }

  async function openFiles(): Promise<number> {
    return (await readdir(`/proc/${api.pid}/fd`)).length;
  }
});
