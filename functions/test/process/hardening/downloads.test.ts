import { expect } from "chai";
import type { Caller } from "../../support/apiCaller.ts";
import { begin, say } from "../../support/apiConversation.ts";
import { exchange } from "../../support/apiExchange.ts";
import { problemIn } from "../../support/apiProblem.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";
import { fetchFile, upload } from "../../support/files.ts";

const words = Buffer.from("0123456789".repeat(100));

describe("hardening: the part of a file that is asked for", () => {
  const api = apiProcess();
  let ada: Caller;
  let aid: string;
  before(async () => {
    const begun = await begin(api);
    ada = begun.ada;
    aid = (await upload(ada, begun.id, { body: words })).id;
  });

  const endless = "9".repeat(400);
  const behind = ["bytes=1000-", "bytes=1000-1000", `bytes=${endless}-`, `bytes=${endless}-${endless}`, "bytes=-0"];
  for (const range of behind) {
    it(`begins behind the end: ${range.slice(0, 40)}`, async () => {
      const answer = await exchange(api.url(), {
        method: "GET",
        path: `/v1/attachments/${aid}`,
        token: ada.token,
        headers: { Range: range },
      });
      problemIn(answer, "range_not_satisfiable");
      expect(answer.headers.get("Content-Range")).to.equal("bytes */1000");
    });
  }

  const parts: [range: string, start: number, end: number][] = [
    [`bytes=990-${endless}`, 990, 1_000],
    [`bytes=-${endless}`, 0, 1_000],
    ["bytes=0-0", 0, 1],
    ["BYTES=5-9", 5, 10],
  ];
  for (const [range, start, end] of parts) {
    it(`ends where the file ends: ${range.slice(0, 40)}`, async () => {
      const answer = await fetchFile(ada, aid, { headers: { Range: range } });
      expect([answer.status, answer.headers.get("Content-Range")]).to.deep.equal([
        206,
        `bytes ${start}-${end - 1}/1000`,
      ]);
      expect(Buffer.from(await answer.arrayBuffer())).to.deep.equal(words.subarray(start, end));
    });
  }

  const whole = [
    `bytes=${Array.from({ length: 1_000 }, () => "0-").join(",")}`,
    "bytes=0-9,5-14,0-999",
    "bytes=9-5",
    "bytes=-",
    "bytes=",
    "bytes=a-b",
    "bytes=0x1-0x5",
    "bytes=1e1-2e1",
    "bytes=--5",
    "bytes=0-9;q=1",
    "bytes=0 - 9",
    "pages=1-2",
    "",
  ];
  for (const range of whole) {
    it(`is no one part, so that all of it comes, once: ${range.slice(0, 40)}`, async () => {
      for (const made of [undefined, "thumbnail"] as const) {
        const answer = await fetchFile(ada, aid, { made, headers: { Range: range } });
        expect([answer.status, (await answer.arrayBuffer()).byteLength > 1_000]).to.deep.equal([
          made ? 404 : 200,
          false,
        ]);
      }
    });
  }
});

describe("hardening: the id of a file", () => {
  const api = apiProcess();

  it("that is another's, of another conversation, sent already, deleted or a note's is that of no file", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    const eve = await begin(api);
    const file = async (caller: Caller, where: string) => (await upload(caller, where, { body: "words" })).id;

    const sent = await file(ada, id);
    await say(ada, id, { text: "", attachmentId: sent });
    const deleted = await file(ada, id);
    const { id: mid } = await say(ada, id, { text: "", attachmentId: deleted });
    await ada.does(routes.deleteMessage, { id, mid });
    const note = await file(dana, id);
    await say(dana, id, { text: "", attachmentId: note, visibility: "internal" });
    const unsent = await file(dana, id);
    const before = await file(ada, id);
    await ada.does(routes.close, { id, body: {} });
    const { id: next } = await ada.does(routes.createConversation, { body: {} });
    const others = await file(eve.ada, eve.id);

    const problems = new Set<string>();
    for (const attachmentId of [sent, deleted, note, unsent, before, others, "nobody-ever-had-it"]) {
      const { errors } = await ada.refused(routes.sendMessage, "invalid_request", { id: next, body: { attachmentId } });
      problems.add(JSON.stringify(errors));
    }
    expect(problems.size, "it is told the same of each").to.equal(1);
    for (const aid of [deleted, note, unsent, others, "nobody-ever-had-it"]) {
      expect((await fetchFile(ada, aid)).status).to.equal(404);
      await ada.refused(routes.getAttachmentLink, "not_found", { aid });
    }
    expect((await fetchFile(ada, sent)).status).to.equal(200);
  });

  it("that can be none is refused by its form, and reaches no other document", async () => {
    const { ada, id } = await begin(api);
    const none = [
      "",
      "a/b",
      "../operators/dana",
      "__x__",
      "a.b",
      "x".repeat(129),
      "x".repeat(100_000),
      "\0",
      "ü",
      5,
      null,
      {},
      ["a"],
    ];
    for (const attachmentId of none) {
      const { errors } = await ada.refused(routes.sendMessage, "invalid_request", { id, body: { attachmentId } });
      expect(
        errors?.map(({ path }) => path),
        JSON.stringify(attachmentId).slice(0, 40),
      ).to.deep.equal(["attachmentId"]);
    }
    expect((await ada.does(routes.listMessages, { id })).messages).to.deep.equal([]);
  });
});
