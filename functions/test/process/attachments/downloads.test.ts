import { expect } from "chai";
import type { Caller } from "../../support/apiCaller.ts";
import { begin, say } from "../../support/apiConversation.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";
import { fetchFile, picture, upload } from "../../support/files.ts";

const words = Buffer.from("0123456789".repeat(1_000));

describe("a file that is fetched", () => {
  const api = apiProcess();
  let ada: Caller;
  let aid: string;
  before(async () => {
    const begun = await begin(api);
    ada = begun.ada;
    aid = (await upload(ada, begun.id, { body: words, name: 'Grüße "an" 世界.txt' })).id;
  });

  const parts: [range: string, start: number, end: number][] = [
    ["bytes=0-9", 0, 10],
    ["bytes=9990-", 9_990, 10_000],
    ["bytes=-5", 9_995, 10_000],
    ["bytes=5-999999", 5, 10_000],
  ];
  for (const [range, start, end] of parts) {
    it(`comes in part for ${range}`, async () => {
      const answer = await fetchFile(ada, aid, { headers: { Range: range } });
      expect(answer.status).to.equal(206);
      expect(answer.headers.get("Content-Range")).to.equal(`bytes ${start}-${end - 1}/10000`);
      expect(answer.headers.get("Content-Length")).to.equal(String(end - start));
      expect(Buffer.from(await answer.arrayBuffer())).to.deep.equal(words.subarray(start, end));
    });
  }

  it("has no part behind its end, and says how long it is", async () => {
    const answer = await fetchFile(ada, aid, { headers: { Range: "bytes=10000-" } });
    expect([answer.status, answer.headers.get("Content-Range")]).to.deep.equal([416, "bytes */10000"]);
    expect(await answer.json()).to.include({ code: "range_not_satisfiable" });
  });

  const whole: Record<string, string>[] = [
    { Range: "bytes=0-1,5-6" },
    { Range: "lines=1-2" },
    { Range: "bytes=0-9", "If-Range": '"another"' },
  ];
  for (const headers of whole) {
    it(`comes whole for ${JSON.stringify(headers)}`, async () => {
      const answer = await fetchFile(ada, aid, { headers });
      expect([answer.status, (await answer.arrayBuffer()).byteLength]).to.deep.equal([200, 10_000]);
    });
  }

  it("is not sent again to whoever has it", async () => {
    const etag = (await fetchFile(ada, aid)).headers.get("ETag") ?? "";
    for (const tags of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const answer = await fetchFile(ada, aid, { headers: { "If-None-Match": tags } });
      expect([answer.status, await answer.text()], tags).to.deep.equal([304, ""]);
    }
    expect((await fetchFile(ada, aid, { headers: { "If-None-Match": '"x"' } })).status).to.equal(200);
  });

  it("is asked about without being sent", async () => {
    const answer = await fetchFile(ada, aid, { method: "HEAD" });
    expect([answer.status, await answer.text()]).to.deep.equal([200, ""]);
    expect(answer.headers.get("Content-Length")).to.equal("10000");
  });

  it("says how it is to be taken: never as another type, saved under its name, kept by nobody in between", async () => {
    const { headers } = await fetchFile(ada, aid);
    expect(headers.get("X-Content-Type-Options")).to.equal("nosniff");
    expect(headers.get("Cache-Control")).to.equal("private, no-cache");
    const disposition = headers.get("Content-Disposition") ?? "";
    expect(disposition).to.match(/^attachment; filename=/);
    expect(disposition).to.include("filename*=UTF-8''Gr%C3%BC%C3%9Fe%20_an_%20%E4%B8%96%E7%95%8C.txt");
  });

  for (const [name, body] of [
    ["logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["page.html", "<script>alert(1)</script>"],
    ["page.png", "<script>alert(1)</script>"],
  ] as const) {
    it(`${name} with a script in it is a download, and runs nowhere`, async () => {
      const { id } = await ada.does(routes.createConversation, { body: {} });
      const file = await upload(ada, id, { body, name });
      expect(file.contentType).to.match(/^(application\/octet-stream|text\/plain)$/);
      const { headers } = await fetchFile(ada, file.id);
      expect(headers.get("Content-Disposition")).to.match(/^attachment/);
      expect(headers.get("Content-Security-Policy")).to.equal("default-src 'none'; sandbox");
      expect(headers.get("Content-Type")).to.match(/^(application\/octet-stream|text\/plain; charset=utf-8)$/);
    });
  }

  it("has a thumbnail only where it is an image", async () => {
    expect((await fetchFile(ada, aid, { made: "thumbnail" })).status).to.equal(404);
  });

  describe("without a header", () => {
    it("works by its link, in parts, as often as a player asks", async () => {
      const { url, expiresAt } = await ada.does(routes.getAttachmentLink, { aid });
      expect(Date.parse(expiresAt) - Date.now()).to.be.within(1, 60_000);
      for (const range of ["bytes=0-4", "bytes=5-9"]) {
        const answer = await fetch(url, { headers: { Range: range } });
        expect([answer.status, (await answer.text()).length]).to.deep.equal([206, 5]);
      }
    });

    it("is the thumbnail's where it is asked for, and the file's where there is none", async () => {
      const { id } = await ada.does(routes.createConversation, { body: {} });
      const image = await upload(ada, id, { body: await picture() });
      for (const [aid_, type] of [
        [image.id, "image/webp"],
        [aid, "text/plain; charset=utf-8"],
      ] as const) {
        const { url } = await ada.does(routes.getAttachmentLink, { aid: aid_, query: { thumbnail: "true" } });
        expect((await fetch(url)).headers.get("Content-Type")).to.equal(type);
      }
    });

    it("opens that one file, until it expires, and is stored by its hash alone", async () => {
      const { id } = await ada.does(routes.createConversation, { body: {} });
      const other = await upload(ada, id, { body: await picture() });
      const { url } = await ada.does(routes.getAttachmentLink, { aid });
      const ticket = new URL(url).searchParams.get("ticket") ?? "";
      const at = (path: string) => fetch(`${api.url()}/v1/attachments/${path}?ticket=${ticket}`);
      for (const path of [other.id, `${other.id}/thumbnail`, "nobody-ever-had-it"]) {
        expect((await at(path)).status, path).to.equal(401);
      }
      const { docs } = await api.db.collection("attachmentTickets").where("attachmentId", "==", aid).get();
      expect(JSON.stringify(docs.map((doc) => [doc.id, doc.data()]))).not.to.include(ticket);
      await Promise.all(docs.map(({ ref }) => ref.update({ expiresAt: new Date() })));
      expect((await at(aid)).status).to.equal(401);
      expect(api.output()).not.to.include(ticket);
    });

    it("is nothing for who may not see it", async () => {
      const eve = await api.customer("Eve");
      await eve.refused(routes.getAttachmentLink, "not_found", { aid });
    });
  });

  it("of a note is nothing to its customer, on any way", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    const file = await upload(dana, id, { body: await picture() });
    const ways = async () => [
      (await fetchFile(ada, file.id)).status,
      (await fetchFile(ada, file.id, { made: "thumbnail" })).status,
    ];
    expect(await ways()).to.deep.equal([404, 404]);
    await say(dana, id, { text: "", attachmentId: file.id, visibility: "internal" });
    expect(await ways()).to.deep.equal([404, 404]);
    await ada.refused(routes.getAttachmentLink, "not_found", { aid: file.id });
    expect((await fetchFile(dana, file.id)).status).to.equal(200);
    const seen = JSON.stringify([
      await ada.does(routes.listMessages, { id }),
      await ada.does(routes.listEvents, { id }),
    ]);
    expect(seen).not.to.include(file.id);
  });
});
