import { connect } from "node:net";
import type { faults } from "@hearth/contract";
import { expect } from "chai";
import sharp from "sharp";
import { begin } from "../../support/apiConversation.ts";
import { exchange } from "../../support/apiExchange.ts";
import { problemIn } from "../../support/apiProblem.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";
import { attachmentDocuments, untilAttachments } from "../../support/attachmentDocuments.ts";
import { tone } from "../../support/ffmpeg.ts";
import { fetchFile, picture, sendFile, upload } from "../../support/files.ts";
import { fixture } from "../../support/fixture.ts";
import { storedFiles } from "../../support/storedFiles.ts";

const nothingKnown = { width: null, height: null, durationSeconds: null, waveform: null, hasThumbnail: false };

describe("a file that is uploaded", () => {
  const api = apiProcess({ HEARTH_TEXT_MAX_MB: "0.1", HEARTH_PDF_MAX_MB: "1", HEARTH_AUDIO_MAX_MB: "2" });

  it("is stored as it was sent, and fetched as it is stored", async () => {
    const { ada, id } = await begin(api);
    const body = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(300_000, "x")]);
    const file = await upload(ada, id, { body, name: "Rechnung März.pdf" });
    const { id: aid, ...known } = file;
    expect(known).to.deep.equal({
      name: "Rechnung März.pdf",
      contentType: "application/pdf",
      size: body.length,
      ...nothingKnown,
    });
    const answer = await fetchFile(ada, aid);
    expect(Buffer.from(await answer.arrayBuffer()).equals(body)).to.equal(true);
    expect(await storedFiles(id)).to.deep.equal([`attachments/${id}/${aid}/file`]);
  });

  it("in chunks of unknown length is stored all the same", async () => {
    const { ada, id } = await begin(api);
    const body = Buffer.alloc(80_000, "words ");
    const path = `/v1/conversations/${id}/attachments`;
    const headers = { "Transfer-Encoding": "chunked" };
    const { status, text } = await exchange(api.url(), { method: "POST", path, token: ada.token, headers, body });
    expect([status, JSON.parse(text).size]).to.deep.equal([201, body.length]);
  });

  it("is what its bytes are, whatever it says", async () => {
    const { ada, id } = await begin(api);
    const file = await upload(ada, id, { body: await picture(), name: "page.html", type: "text/html" });
    expect(file).to.include({ contentType: "image/png", name: "page.html.png" });
  });

  it("that is an image is written anew, with a thumbnail; what it was sent as is gone", async () => {
    const { ada, id } = await begin(api);
    const raw = await sharp(await picture({ width: 800, height: 600 }))
      .withExif({ IFD0: { Copyright: "secret place" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const file = await upload(ada, id, { body: raw, name: "me.jpg" });
    expect(file).to.include({ contentType: "image/jpeg", width: 600, height: 800, hasThumbnail: true });
    const stored = Buffer.from(await (await fetchFile(ada, file.id)).arrayBuffer());
    expect(stored.length).to.equal(file.size);
    expect((await sharp(stored).metadata()).exif).to.equal(undefined);
    const thumbnail = await fetchFile(ada, file.id, { made: "thumbnail" });
    expect(thumbnail.headers.get("Content-Type")).to.equal("image/webp");
    const small = await sharp(Buffer.from(await thumbnail.arrayBuffer())).metadata();
    expect([small.width, small.height]).to.deep.equal([360, 480]);
    expect(await storedFiles(id)).to.deep.equal(
      ["file", "thumbnail"].map((name) => `attachments/${id}/${file.id}/${name}`),
    );
  });

  it("that Chrome recorded has its length and its course", async () => {
    const { ada, id } = await begin(api);
    const file = await upload(ada, id, { body: await fixture("voice.webm"), name: "voice.webm" });
    expect(file).to.include({ contentType: "audio/webm", name: "voice.webm" });
    expect(file.durationSeconds).to.be.closeTo(3, 0.2);
    expect(file.waveform).to.have.length(64).and.include(100);
  });

  it("that Safari recorded has its length, and is no film", async () => {
    const { ada, id } = await begin(api);
    const file = await upload(ada, id, { body: await fixture("voice.m4a"), name: "voice.mp4" });
    expect(file).to.include({ contentType: "audio/mp4", name: "voice.mp4", waveform: null });
    expect(file.durationSeconds).to.be.closeTo(2, 0.1);
  });

  it("in a container that may hold films keeps its own name, where there is only sound in it", async () => {
    const { ada, id } = await begin(api);
    const body = await tone(1, "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov", "-f", "mp4");
    expect(await upload(ada, id, { body, name: "voice.m4a" })).to.include({
      contentType: "audio/mp4",
      name: "voice.m4a",
    });
  });

  it("that is a film is a film", async () => {
    const { ada, id } = await begin(api);
    const file = await upload(ada, id, { body: await fixture("film.webm") });
    expect(file).to.deep.include({ contentType: "video/webm", name: "video.webm", ...nothingKnown });
  });

  it("may be of anybody who sees the conversation, and of nobody else", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    for (const caller of [ada, dana, await api.bot(), await api.admin()]) await upload(caller, id, { body: "words" });
    problemIn(await sendFile(await api.customer("Eve"), id, { body: "words" }), "not_found");
    expect(await storedFiles(id)).to.have.length(4);
  });

  it("may be as large as a browser is told beforehand, to the byte", async () => {
    const { ada, id } = await begin(api);
    const { attachmentLimits } = await ada.does(routes.getConfig);
    const megabyte = 1024 * 1024;
    expect(attachmentLimits).to.deep.equal({
      image: 10 * megabyte,
      audio: 2 * megabyte,
      video: 25 * megabyte,
      pdf: megabyte,
      text: Math.floor(0.1 * megabyte),
    });
    const largest = Buffer.alloc(attachmentLimits.text, "a");
    expect((await upload(ada, id, { body: largest })).size).to.equal(attachmentLimits.text);
    problemIn(await sendFile(ada, id, { body: Buffer.concat([largest, largest.subarray(0, 1)]) }), "payload_too_large");
  });

  describe("is refused, and nothing of it stays, when it is", () => {
    const refused: [what: string, body: () => Buffer | Promise<Buffer>, code: keyof typeof faults][] = [
      ["nothing", () => Buffer.alloc(0), "invalid_request"],
      ["an archive", () => Buffer.from("504b03041400000008000000", "hex"), "unsupported_media_type"],
      ["a program", () => Buffer.concat([Buffer.from("MZ"), Buffer.alloc(100)]), "unsupported_media_type"],
      [
        "text that is none after all",
        () => Buffer.concat([Buffer.alloc(90_000, "a"), Buffer.alloc(1)]),
        "unsupported_media_type",
      ],
      ["a broken image", async () => (await picture()).subarray(0, 2_000), "unsupported_media_type"],
      ["too large for its type, as announced", () => Buffer.alloc(200_000, "a"), "payload_too_large"],
      ["too large for any type", () => Buffer.alloc(27_000_000, "a"), "payload_too_large"],
    ];
    for (const [what, body, code] of refused) {
      it(what, async () => {
        const { ada, id } = await begin(api);
        problemIn(await sendFile(ada, id, { body: await body() }), code);
        expect(await storedFiles(id)).to.deep.equal([]);
        expect((await attachmentDocuments(api.db, id)).length).to.equal(0);
      });
    }

    it("too large, and does not say so: it ends at the first byte too many", async () => {
      const { ada, id } = await begin(api);
      const path = `/v1/conversations/${id}/attachments`;
      const body = Buffer.concat([Buffer.from("%PDF-1.7"), Buffer.alloc(1_200_000, "a")]);
      const headers = { "Transfer-Encoding": "chunked" };
      const answer = await exchange(api.url(), { method: "POST", path, token: ada.token, headers, body });
      problemIn(answer, "payload_too_large");
      expect(await storedFiles(id)).to.deep.equal([]);
      expect(await attachmentDocuments(api.db, id)).to.deep.equal([]);
    });

    it("cut off by whoever sends it", async () => {
      const { ada, id } = await begin(api);
      const { hostname, port } = new URL(api.url());
      const socket = connect({ host: hostname, port: Number(port) });
      const head = `POST /v1/conversations/${id}/attachments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${ada.token}`;
      socket.write(`${head}\r\nContent-Length: 1000000\r\n\r\n%PDF-1.7`);
      socket.write(Buffer.alloc(200_000, "a"));
      await untilAttachments(api.db, id, (count) => count === 1);
      socket.destroy();
      await untilAttachments(api.db, id, (count) => count === 0);
      expect(await storedFiles(id)).to.deep.equal([]);
    });
  });
});

describe("a file that is uploaded, where no films are taken", () => {
  const api = apiProcess({ HEARTH_VIDEO_MAX_MB: "0" });

  it("is refused where it is a film, and not where the same container holds a voice", async () => {
    const { ada, id } = await begin(api);
    problemIn(await sendFile(ada, id, { body: await fixture("film.webm") }), "unsupported_media_type");
    const voice = await upload(ada, id, { body: await fixture("voice.webm") });
    expect(voice.contentType).to.equal("audio/webm");
    expect(await storedFiles(id)).to.have.length(1);
  });
});
