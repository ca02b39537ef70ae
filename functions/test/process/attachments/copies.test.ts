import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { Bucket, type Shown } from "../../../src/attachments/Bucket.ts";
import { bucketName } from "../../../src/attachments/bucketName.ts";
import { Copies } from "../../../src/attachments/Copies.ts";
import { storedAttachmentSchema } from "../../../src/attachments/StoredAttachment.ts";
import { soundOf } from "../../../src/attachments/soundOf.ts";
import { createBackend } from "../../../src/backend.ts";
import { eraseCustomer } from "../../../src/erase/eraseCustomer.ts";
import { removeAttachments } from "../../../src/sweep/removeAttachments.ts";
import type { Caller } from "../../support/apiCaller.ts";
import { begin, say } from "../../support/apiConversation.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";
import { faultOf } from "../../support/faultOf.ts";
import { ffmpeg, tone } from "../../support/ffmpeg.ts";
import { fetchFile, picture, upload } from "../../support/files.ts";
import { fixture } from "../../support/fixture.ts";
import { OneFile } from "../../support/OneFile.ts";
import { storedFiles } from "../../support/storedFiles.ts";

const copy = { made: "copy" } as const;
const asCopy = { query: { copy: "true" } };
const actor = { id: "erase", role: "system", name: "Erase" } as const;

describe("the copy of a sound", () => {
  const folder = join(tmpdir(), `hearth-copies-test-${crypto.randomUUID()}`);
  const [counting, runs, temporary] = [join(folder, "ffmpeg"), join(folder, "runs"), join(folder, "tmp")];
  before(async () => {
    await mkdir(temporary, { recursive: true });
    await writeFile(runs, "");
    await writeFile(counting, `#!/bin/sh\necho x >> ${runs}\nexec ${ffmpeg} "$@"\n`);
    await chmod(counting, 0o700);
  });
  after(() => rm(folder, { recursive: true }));

  const api = apiProcess({ HEARTH_FFMPEG: counting, TMPDIR: temporary });
  const backend = createBackend(process.env);
  after(() => backend.db.terminate());
  afterEach("nothing lies about", async () => expect(await readdir(temporary)).to.deep.equal([]));

  /** How often ffmpeg was begun meanwhile. */
  async function runsOf(work: () => Promise<unknown>): Promise<number> {
    const count = async () => (await readFile(runs, "utf8")).length;
    const before = await count();
    await work();
    return ((await count()) - before) / "x\n".length;
  }
  const voiceOf = async (caller: Caller, id: string) =>
    upload(caller, id, { body: await fixture("voice.m4a"), name: "Grüße.m4a" });

  it("is announced", async () => {
    const { features } = await (await api.customer()).does(routes.getConfig);
    expect(features.audioCopies).to.equal(true);
  });

  it("is an MP3 as long as the sound, with all that a player asks of a file", async () => {
    const { ada, id } = await begin(api);
    for (const name of ["voice.m4a", "voice.webm"] as const) {
      const file = await upload(ada, id, { body: await fixture(name), name });
      const answer = await fetchFile(ada, file.id, copy);
      expect(answer.status).to.equal(200);
      const { headers } = answer;
      expect(headers.get("Content-Type")).to.equal("audio/mpeg");
      expect(headers.get("Content-Disposition")).to.equal(`inline; filename=${file.name}.mp3`);
      expect(headers.get("X-Content-Type-Options")).to.equal("nosniff");
      expect(headers.get("Cache-Control")).to.equal("private, no-cache");
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(headers.get("Content-Length")).to.equal(String(bytes.length));
      const { durationSeconds } = await soundOf(new OneFile(bytes), "copy", bytes.length);
      expect(durationSeconds).to.be.closeTo(file.durationSeconds ?? Number.NaN, 0.1);

      const end = bytes.length - 1;
      const part = await fetchFile(ada, file.id, { ...copy, headers: { Range: "bytes=-100" } });
      expect([part.status, part.headers.get("Content-Range")]).to.deep.equal([
        206,
        `bytes ${end - 99}-${end}/${bytes.length}`,
      ]);
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(-100))).to.equal(true);
      const behind = await fetchFile(ada, file.id, { ...copy, headers: { Range: `bytes=${bytes.length}-` } });
      expect(behind.status).to.equal(416);
      const etag = headers.get("ETag") ?? "";
      expect(etag).not.to.equal((await fetchFile(ada, file.id)).headers.get("ETag"));
      expect((await fetchFile(ada, file.id, { ...copy, headers: { "If-None-Match": etag } })).status).to.equal(304);
    }
  });

  it("is made when it is first asked for, once, however many ask and however often", async () => {
    const { ada, dana, id } = await begin(api);
    const { id: aid } = await voiceOf(ada, id);
    await say(ada, id, { text: "", attachmentId: aid });
    const link = async (caller: Caller) => (await caller.does(routes.getAttachmentLink, { aid, ...asCopy })).url;
    const atOnce = () => Promise.all([link(ada), link(dana), fetchFile(ada, aid, copy), fetchFile(dana, aid, copy)]);
    expect(await runsOf(atOnce)).to.equal(1);
    expect(await runsOf(async () => [await link(dana), await atOnce()])).to.equal(0);
    expect(await storedFiles(id)).to.deep.equal([`attachments/${id}/${aid}/copy`, `attachments/${id}/${aid}/file`]);
  });

  it("has an address that opens it alone, in parts, without a header", async () => {
    const { ada, id } = await begin(api);
    const { id: aid } = await voiceOf(ada, id);
    const { url } = await ada.does(routes.getAttachmentLink, { aid, ...asCopy });
    const part = await fetch(url, { headers: { Range: "bytes=0-4" } });
    expect([part.status, part.headers.get("Content-Type")]).to.deep.equal([206, "audio/mpeg"]);
    expect((await fetch(url.replace("/copy?", "?"))).status).to.equal(401);
    const own = (await ada.does(routes.getAttachmentLink, { aid })).url;
    expect((await fetch(own.replace("?", "/copy?"))).status).to.equal(401);
  });

  it("is as absent as the sound to whoever may not hear that", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    const eve = await api.customer("Eve");
    const { id: hers } = await voiceOf(ada, id);
    const { id: note } = await voiceOf(dana, id);
    await say(dana, id, { text: "", attachmentId: note, visibility: "internal" });
    const work = async () => {
      for (const [caller, aid] of [
        [eve, hers],
        [ada, note],
        [ada, "nobody-ever-had-it"],
      ] as const) {
        expect((await fetchFile(caller, aid, copy)).status).to.equal(404);
        await caller.refused(routes.getAttachmentLink, "not_found", { aid, ...asCopy });
      }
    };
    expect(await runsOf(work)).to.equal(0);
  });

  it("is of sound alone", async () => {
    const { ada, id } = await begin(api);
    const others = [await picture(), await fixture("film.webm"), "words", "%PDF-1.7\n"];
    for (const body of others) {
      const { id: aid } = await upload(ada, id, { body });
      expect((await fetchFile(ada, aid, copy)).status).to.equal(404);
      await ada.refused(routes.getAttachmentLink, "not_found", { aid, ...asCopy });
    }
  });

  it("is not tried of what nobody could read, or of what is too long", async () => {
    const { ada, id } = await begin(api);
    const garbage = Buffer.concat([(await fixture("voice.webm")).subarray(0, 250), Buffer.alloc(5_000, 0xff)]);
    const long = await tone(601, "-c:a", "pcm_u8", "-ar", "8000", "-f", "wav");
    for (const body of [garbage, long]) {
      const { id: aid } = await upload(ada, id, { body });
      const ask = () => ada.refused(routes.getAttachmentLink, "copy_unavailable", { aid, ...asCopy });
      expect(await runsOf(ask)).to.equal(0);
      expect((await fetchFile(ada, aid)).status).to.equal(200);
    }
  });

  it("is tried once of what ffmpeg can make nothing of", async () => {
    const { ada, id } = await begin(api);
    const file = await upload(ada, id, { body: await fixture("voice.m4a") });
    await bucketOf().save(`attachments/${id}/${file.id}/file`, Buffer.alloc(500, 7), plain);
    const ask = () => ada.refused(routes.getAttachmentLink, "copy_unavailable", { aid: file.id, ...asCopy });
    expect(await runsOf(ask)).to.equal(1);
    expect(await runsOf(ask)).to.equal(0);
    expect((await fetchFile(ada, file.id, copy)).status).to.equal(422);
    expect(await storedFiles(id)).to.deep.equal([`attachments/${id}/${file.id}/file`]);
  });

  it("goes with its message, and with its customer", async () => {
    const { ada, id } = await begin(api);
    const { id: first } = await voiceOf(ada, id);
    const { id: second } = await voiceOf(ada, id);
    const { id: mid } = await say(ada, id, { text: "", attachmentId: first });
    for (const aid of [first, second]) await ada.does(routes.getAttachmentLink, { aid, ...asCopy });
    await ada.does(routes.deleteMessage, { id, mid });
    expect((await fetchFile(ada, first, copy)).status).to.equal(404);
    await removeAttachments(backend);
    const left = ["copy", "file"].map((object) => `attachments/${id}/${second}/${object}`);
    expect(await storedFiles(id)).to.deep.equal(left);
    await eraseCustomer(ada.id, { ...backend, actor });
    expect(await storedFiles(id)).to.deep.equal([]);
  });

  it("that was made while its message was deleted, or its customer erased, is gone with them", async () => {
    for (const away of [
      async (ada: Caller, id: string, mid: string) => {
        await ada.does(routes.deleteMessage, { id, mid });
        await removeAttachments(backend);
      },
      async (ada: Caller, id: string, mid: string) => {
        await ada.does(routes.deleteMessage, { id, mid });
      },
      (ada: Caller) => eraseCustomer(ada.id, { ...backend, actor }),
    ]) {
      const { ada, id } = await begin(api);
      const { id: aid } = await voiceOf(ada, id);
      const { id: mid } = await say(ada, id, { text: "", attachmentId: aid });
      const stored = storedAttachmentSchema.parse((await api.db.collection("attachments").doc(aid).get()).data());
      const bucket = new Meanwhile(() => away(ada, id, mid));
      const copies = new Copies({ ...backend, bucket, ffmpeg });
      const fault = await faultOf(copies.copied(stored, stored.file ?? expect.fail()));
      expect(fault.code).to.equal("not_found");
      expect((await storedFiles(id)).filter((name) => name.endsWith("/copy"))).to.deep.equal([]);
    }
  });
});

describe("the copy of a sound, where there is no ffmpeg", () => {
  const off = apiProcess({ HEARTH_FFMPEG: "off" });
  const lost = apiProcess({ HEARTH_FFMPEG: "/nowhere/ffmpeg" });

  it("is not announced, and refused in words; the sound itself is there", async () => {
    for (const api of [off, lost]) {
      const { ada, id } = await begin(api);
      expect((await ada.does(routes.getConfig)).features.audioCopies).to.equal(false);
      const { id: aid } = await upload(ada, id, { body: await fixture("voice.webm") });
      await ada.refused(routes.getAttachmentLink, "copy_unavailable", { aid, ...asCopy });
      expect((await fetchFile(ada, aid, copy)).status).to.equal(422);
      expect((await fetchFile(ada, aid)).status).to.equal(200);
    }
  });
});

const plain: Shown = { contentType: "audio/mp4", contentDisposition: "inline" };

function bucketOf(): Bucket {
  return new Bucket(process.env.GCLOUD_PROJECT ?? "", bucketName("", process.env));
}

/** The bucket, in which something else is done before a copy is kept. */
class Meanwhile extends Bucket {
  readonly #work: () => Promise<unknown>;

  constructor(work: () => Promise<unknown>) {
    super(process.env.GCLOUD_PROJECT ?? "", bucketName("", process.env));
    this.#work = work;
  }

  override async save(path: string, bytes: Buffer, shown: Shown): Promise<void> {
    await this.#work();
    await super.save(path, bytes, shown);
  }
}
