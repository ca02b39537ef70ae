import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { type RunningFunction, startFunction } from "../../../../scripts/processes/startFunction.ts";
import { newAccount } from "../../support/apiAccounts.ts";
import { apiCaller, type Caller } from "../../support/apiCaller.ts";
import { routes } from "../../support/apiRoutes.ts";
import { ffmpeg } from "../../support/ffmpeg.ts";
import { fetchFile, picture, upload } from "../../support/files.ts";
import { fixture } from "../../support/fixture.ts";

describe("a file in production", () => {
  let folder: string;
  let api: RunningFunction;
  let ada: Caller;
  let aid: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "hearth-key-"));
    const key = join(folder, "key.json");
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const account = {
      type: "service_account",
      client_email: "api@demo-hearth.example",
      private_key: privateKey.export({ type: "pkcs8", format: "pem" }),
    };
    await writeFile(key, JSON.stringify(account));
    const env = { HEARTH_ATTACHMENT_LINKS: "signed", GOOGLE_APPLICATION_CREDENTIALS: key, HEARTH_FFMPEG: ffmpeg };
    api = await startFunction({ target: "api", env });
    ada = apiCaller(api.url, await newAccount("customer", "Ada"));
    const { id } = await ada.does(routes.createConversation, { body: {} });
    aid = (await upload(ada, id, { body: await picture(), name: "März.png" })).id;
  });
  after(async () => {
    await api?.stop("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  });

  function expectSigned(address: string, object: string, of = aid): void {
    const { pathname, searchParams } = new URL(address);
    expect(pathname.endsWith(`/${of}/${object}`), address).to.equal(true);
    expect(Number(searchParams.get("X-Goog-Expires"))).to.be.within(1, 60);
    expect(searchParams.get("X-Goog-Signature")).to.match(/^[0-9a-f]{512}$/);
    expect(searchParams.get("response-content-disposition")).to.match(/^inline; filename=/);
  }

  it("is where a signed address leads, for a minute, under its name and type", async () => {
    for (const made of [undefined, "thumbnail"] as const) {
      const answer = await fetchFile(ada, aid, { made });
      expect([answer.status, answer.headers.get("Cache-Control")]).to.deep.equal([302, "no-store"]);
      expectSigned(answer.headers.get("Location") ?? "", made ?? "file");
    }
  });

  it("has a copy, where it is sound, at an address of its own", async () => {
    const { id } = await ada.does(routes.createConversation, { body: {} });
    const voice = await upload(ada, id, { body: await fixture("voice.m4a") });
    const { url } = await ada.does(routes.getAttachmentLink, { aid: voice.id, query: { copy: "true" } });
    const { headers } = await fetchFile(ada, voice.id, { made: "copy" });
    for (const address of [url, headers.get("Location") ?? ""]) {
      expectSigned(address, "copy", voice.id);
      expect(new URL(address).searchParams.get("response-content-type")).to.equal("audio/mpeg");
    }
  });

  it("has the same address for its link", async () => {
    expectSigned((await ada.does(routes.getAttachmentLink, { aid })).url, "file");
    const small = await ada.does(routes.getAttachmentLink, { aid, query: { thumbnail: "true" } });
    expectSigned(small.url, "thumbnail");
  });

  it("has no address for anyone else", async () => {
    const eve = apiCaller(api.url, await newAccount("customer", "Eve"));
    expect((await fetchFile(eve, aid)).status).to.equal(404);
    await eve.refused(routes.getAttachmentLink, "not_found", { aid });
  });
});
