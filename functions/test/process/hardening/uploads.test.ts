import { gzipSync } from "node:zlib";
import { type Attachment, Fault } from "@hearth/contract";
import { expect } from "chai";
import sharp from "sharp";
import { openFiles } from "../../../src/attachments/Files.ts";
import { createBackend } from "../../../src/backend.ts";
import type { Caller } from "../../support/apiCaller.ts";
import { begin } from "../../support/apiConversation.ts";
import { exchange } from "../../support/apiExchange.ts";
import { problemIn } from "../../support/apiProblem.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";
import { attachmentDocuments, untilAttachments } from "../../support/attachmentDocuments.ts";
import { fetchFile, picture, sendFile, upload } from "../../support/files.ts";
import { fixture } from "../../support/fixture.ts";
import { rawClient } from "../../support/rawClient.ts";
import { emptyFrames, manyStreams } from "../../support/soundBombs.ts";
import { storedFiles } from "../../support/storedFiles.ts";

const script = "<script>alert(document.domain)</script>";
const page = `<!doctype html><html><body>${script}</body></html>`;

describe("hardening: the name of a file that is uploaded", () => {
  const api = apiProcess();
  let ada: Caller;
  let id: string;
  before(async () => ({ ada, id } = await begin(api)));

  /** As it stands in the address, where a proxy, the framework and Hono may each decode it once. */
  const names: [what: string, inAddress: string, name: string][] = [
    ["a way up", "../../../../etc/passwd", "passwd.txt"],
    ["a way up, escaped", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "passwd.txt"],
    ["a way up, escaped twice", "%252e%252e%252fpasswd", "%2e%2e%2fpasswd.txt"],
    ["a way up in Windows", "..%5c..%5cwindows%5csystem.ini", "system.ini.txt"],
    ["an overlong way up", "%c0%ae%c0%ae%c0%afpasswd", "%c0%ae%c0%ae%c0%afpasswd.txt"],
    ["a whole path", "/etc/passwd", "passwd.txt"],
    ["a zero byte", "a.html%00.txt", "a.html.txt"],
    ["a header of its own", "a%0d%0aX-Injected:%20yes%0d%0a%0d%0a.txt", "aX-Injected_ yes.txt"],
    ["the end of its quotes", "a%22;%20filename=evil.html;%20x=%22.txt", "a_; filename=evil.html; x=_.txt"],
    ["text turned round", "photo%E2%80%AEgpj.exe", "photogpj.exe.txt"],
    ["half a letter", "%ED%A0%80.txt", "%ED%A0%80.txt"],
    ["leading dots", "...htaccess", "htaccess.txt"],
    ["dots alone", "..", "text.txt"],
    ["a device", "CON", "_CON.txt"],
    ["a device with an ending", "nul.txt", "_nul.txt"],
    ["a stream of NTFS", "a.txt::$DATA", "a.txt__$DATA.txt"],
    ["two endings", "invoice.pdf.exe", "invoice.pdf.exe.txt"],
    ["255 letters of four bytes", encodeURIComponent("💬".repeat(127)), `${"💬".repeat(96)}.txt`],
  ];
  for (const [what, inAddress, name] of names) {
    it(`is made safe, and is no path: ${what}`, async () => {
      const path = `/v1/conversations/${id}/attachments?name=${inAddress}`;
      const { status, text } = await exchange(api.url(), { method: "POST", path, token: ada.token, body: "words" });
      expect(status, text).to.equal(201);
      const file = routes.uploadAttachment.body.parse(JSON.parse(text));
      expect(file.name).to.equal(name);
      expect(await storedFiles(id)).to.include(`attachments/${id}/${file.id}/file`);
      const { headers } = await fetchFile(ada, file.id);
      expect(headers.has("X-Injected")).to.equal(false);
      const disposition = headers.get("Content-Disposition") ?? "";
      expect(disposition).to.match(
        /^attachment; filename=("[^"\\]*"|[\w.!#$%&'*+^`|~-]+)(; filename\*=UTF-8''[\w.!#$&+^`|~%-]+)?$/,
      );
    });
  }

  it("of 10,000 letters is refused, and nothing is stored", async () => {
    const before = await storedFiles(id);
    problemIn(await sendFile(ada, id, { body: "words", name: "a".repeat(10_000) }), "invalid_request");
    expect(await storedFiles(id)).to.deep.equal(before);
  });
});

describe("hardening: a file that is two things at once", () => {
  const api = apiProcess();
  let ada: Caller;
  let id: string;
  before(async () => ({ ada, id } = await begin(api)));

  const red = { create: { width: 20, height: 20, channels: 3, background: "red" } } as const;
  const zip = Buffer.from("504b0506000000000000000000000000000000000000", "hex");
  const behind = (image: Buffer, ...more: (Buffer | string)[]) =>
    Buffer.concat([image, ...more.map((part) => Buffer.from(part))]);
  /** A comment that a JPEG may have, after its first two bytes. */
  const commented = (image: Buffer, words: string) => {
    const head = Buffer.from([0xff, 0xfe, 0, words.length + 2]);
    return Buffer.concat([image.subarray(0, 2), head, Buffer.from(words), image.subarray(2)]);
  };

  const images: [what: string, body: () => Promise<Buffer>, type: string][] = [
    [
      "a GIF and a script behind it",
      async () => behind(await sharp(red).gif().toBuffer(), "*/=1;", script),
      "image/gif",
    ],
    [
      "a JPEG with a page in its comment",
      async () => commented(await sharp(red).jpeg().toBuffer(), page),
      "image/jpeg",
    ],
    ["a PNG and an archive behind it", async () => behind(await sharp(red).png().toBuffer(), script, zip), "image/png"],
    ["a WebP and a page behind it", async () => behind(await sharp(red).webp().toBuffer(), page), "image/webp"],
    [
      "a JPEG whose Exif is a page",
      () =>
        sharp(red)
          .withExif({ IFD0: { Copyright: page } })
          .jpeg()
          .toBuffer(),
      "image/jpeg",
    ],
  ];
  for (const [what, make, type] of images) {
    it(`${what} is the picture alone`, async () => {
      const body = await make();
      expect(body.includes("alert("), "the attack is in it").to.equal(true);
      const file = await upload(ada, id, { body, name: "both.html", type: "text/html" });
      expect(file.contentType).to.equal(type);
      for (const made of [undefined, "thumbnail"] as const) {
        const kept = Buffer.from(await (await fetchFile(ada, file.id, { made })).arrayBuffer());
        expect([kept.includes("alert("), kept.includes("PK\u0005\u0006")]).to.deep.equal([false, false]);
      }
    });
  }

  const others: [what: string, body: () => Promise<Buffer> | Buffer, shown: RegExp][] = [
    ["a PDF and a page", () => Buffer.from(`%PDF-1.7\n${page}`), /^application\/pdf$/],
    [
      "a film's beginning and a page",
      () => Buffer.from(`\0\0\0\u0018ftypisom\0\0\u0002\0isommp41${page}`),
      /^(audio|video)\/mp4$/,
    ],
    ["a recording and a page behind it", async () => behind(await fixture("voice.webm"), page), /^audio\/webm$/],
    [
      "a song's tag and a page",
      async () => behind(Buffer.from("ID3\u0004\0\0\0\0\0\0"), await fixture("tone.mp3"), page),
      /^audio\/mpeg$/,
    ],
    ["a page called a picture", () => Buffer.from(page), /^text\/plain; charset=utf-8$/],
    [
      "a drawing with a script",
      () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
      /^(text\/plain; charset=utf-8|application\/octet-stream)$/,
    ],
    [
      "a form with a page in it",
      () =>
        Buffer.from(
          `--x\r\nContent-Disposition: form-data; name="file"; filename="a.html"\r\nContent-Type: text/html\r\n\r\n${page}\r\n--x--`,
        ),
      /^text\/plain; charset=utf-8$/,
    ],
    [
      "a page that begins with a mark of its own",
      () => Buffer.from(`\ufeff \n${page}`),
      /^text\/plain; charset=utf-8$/,
    ],
  ];
  for (const [what, make, shown] of others) {
    it(`${what} is never a page`, async () => {
      const file = await upload(ada, id, {
        body: await make(),
        name: "both.png",
        type: "multipart/form-data; boundary=x",
      });
      const { headers } = await fetchFile(ada, file.id);
      expect(headers.get("Content-Type")).to.match(shown);
      expect(headers.get("X-Content-Type-Options")).to.equal("nosniff");
      if (/^(text|application\/octet)/.test(headers.get("Content-Type") ?? "")) {
        expect(headers.get("Content-Disposition")).to.match(/^attachment;/);
        expect(headers.get("Content-Security-Policy")).to.equal("default-src 'none'; sandbox");
      }
    });
  }

  const refused: [what: string, body: () => Buffer][] = [
    ["a script that begins like a GIF", () => Buffer.from(`GIF89a/*${"x".repeat(100)}*/=1;alert(1)`)],
    ["a page, packed", () => gzipSync(page)],
    ["a page in UTF-16", () => Buffer.from(`\ufeff${page}`, "utf16le")],
    ["a page in UTF-7 after a zero byte", () => Buffer.from(`\0+ADw-script+AD4-`)],
  ];
  for (const [what, body] of refused) {
    it(`${what} is not taken`, async () => {
      for (const headers of [undefined, { "Content-Encoding": "gzip" }]) {
        const path = `/v1/conversations/${id}/attachments?name=a.png`;
        const answer = await exchange(api.url(), {
          method: "POST",
          path,
          token: ada.token,
          body: body(),
          type: "image/png",
          ...(headers && { headers }),
        });
        problemIn(answer, "unsupported_media_type");
      }
    });
  }

  it("an archive of zeros that says it is JSON is not unpacked by any call", async () => {
    const body = gzipSync(Buffer.alloc(50_000_000, " "));
    expect(body.length).to.be.below(100_000);
    const path = `/v1/conversations/${id}/messages`;
    const headers = { "Content-Encoding": "gzip" };
    problemIn(
      await exchange(api.url(), { method: "POST", path, token: ada.token, body, type: "application/json", headers }),
      "invalid_request",
    );
  });

  it("a drawing with a bomb of entities is text like any other", async () => {
    const entities = Array.from({ length: 30 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`);
    const body = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "ha">${entities.join("")}]><svg>&e30;</svg>`;
    const file = await upload(ada, id, { body, name: "logo.svg", type: "image/svg+xml" });
    expect(file).to.include({ contentType: "application/octet-stream", size: body.length, hasThumbnail: false });
  });
});

describe("hardening: a file that is more than it seems", () => {
  const api = apiProcess();
  let ada: Caller;
  let id: string;
  before(async () => ({ ada, id } = await begin(api)));

  const health = async () => (await exchange(api.url(), { method: "GET", path: "/v1/health" })).status;

  for (const [what, body] of [
    ["has frames of no length, which fill the memory", emptyFrames()],
    ["has a hundred thousand streams, each of which is compared with all others", manyStreams(100_000)],
  ] as const) {
    it(`sound that ${what} is stored as something of which nothing is known; others are served meanwhile`, async () => {
      let isOver = false;
      const bomb = sendFile(ada, id, { body }).finally(() => {
        isOver = true;
      });
      // Each of them would wait for as long as it takes, did the process work on it by itself.
      let served = 0;
      for (; !isOver; served++) expect(await health()).to.equal(200);
      expect(served).to.be.greaterThan(5);
      const { status, text } = await bomb;
      expect(status, text).to.equal(201);
      expect(JSON.parse(text)).to.include({ durationSeconds: null, waveform: null });
      const voice = await upload(ada, id, { body: await fixture("voice.webm") });
      expect(voice.waveform).to.have.lengthOf(64);
    });
  }

  it("a picture of 400,000 frames of one pixel is refused, and the next is taken", async () => {
    problemIn(await sendFile(ada, id, { body: manyFrames(400_000) }), "payload_too_large");
    expect((await upload(ada, id, { body: await picture() })).hasThumbnail).to.equal(true);
  });
});

describe("hardening: how a file is uploaded", () => {
  const api = apiProcess({ HEARTH_UNSENT_FILES: "4" });

  const headOf = (caller: Caller, id: string, ...lines: string[]) => [
    `POST /v1/conversations/${id}/attachments HTTP/1.1`,
    "Host: x",
    `Authorization: Bearer ${caller.token}`,
    ...lines,
    "",
  ];

  async function nothingStays(id: string): Promise<void> {
    await untilAttachments(api.db, id, (count) => count === 0);
    expect(await storedFiles(id)).to.deep.equal([]);
  }

  const malformed: [what: string, lines: string[], status: number][] = [
    ["says two lengths", ["Content-Length: 5", "Content-Length: 500", "", "words"], 400],
    ["says a length and comes in chunks", ["Content-Length: 5", "Transfer-Encoding: chunked", "", "0", "", ""], 400],
    ["says less than nothing", ["Content-Length: -5", "", "words"], 400],
    ["says more than a number can", ["Content-Length: 99999999999999999999999", "", "words"], 400],
    ["says words for a number", ["Content-Length: 0x5", "", "words"], 400],
    ["comes in a chunk without bounds", ["Transfer-Encoding: chunked", "", "FFFFFFFFFFFFFFFFF", "words"], 400],
    ["comes in a chunk of no number", ["Transfer-Encoding: chunked", "", "ZZ", "words"], 400],
    ["expects something else", ["Expect: the-unexpected", "Content-Length: 5", "", "words"], 417],
  ];
  for (const [what, lines, status] of malformed) {
    it(`that ${what} is refused, and nothing of it stays`, async () => {
      const { ada, id } = await begin(api);
      const client = rawClient(api.url(), ...headOf(ada, id).slice(0, -1), ...lines);
      await client.received(new RegExp(`^HTTP/1.1 ${status} `));
      client.socket.destroy();
      await nothingStays(id);
    });
  }

  it("that says less than it is ends where it says: the rest is no part of it, and no other call", async () => {
    const { ada, id } = await begin(api);
    const smuggled = [`DELETE /v1/conversations/${id} HTTP/1.1`, "Host: x", "", ""].join("\r\n");
    const client = rawClient(api.url(), ...headOf(ada, id, "Content-Length: 5"), `words${smuggled}`);
    await client.received(/"size":5,/);
    // Without a token of its own it is nobody's.
    await client.received(/HTTP\/1\.1 40[145] /);
    client.socket.destroy();
    expect(await attachmentDocuments(api.db, id)).to.have.lengthOf(1);
  });

  it("that asks whether it may is told so", async () => {
    const { ada, id } = await begin(api);
    const client = rawClient(api.url(), ...headOf(ada, id, "Expect: 100-continue", "Content-Length: 5"), "");
    await client.received(/^HTTP\/1\.1 100 Continue/);
    client.socket.write("words");
    await client.received(/"size":5,/);
    client.socket.destroy();
  });

  it("that has no end is ended at the first byte too many, and its connection with it", async () => {
    const { ada, id } = await begin(api);
    const client = rawClient(api.url(), ...headOf(ada, id, "Transfer-Encoding: chunked"), "");
    const block = Buffer.concat([Buffer.from("10000\r\n"), Buffer.alloc(0x10000, "a"), Buffer.from("\r\n")]);
    const pour = () => {
      while (client.socket.writable && client.socket.write(block));
    };
    client.socket.on("drain", pour);
    pour();
    expect(await client.closed).to.match(/^HTTP\/1\.1 413 .*"code":"payload_too_large"/s);
    client.socket.destroy();
    await nothingStays(id);
  });

  for (const [where, begun] of [
    ["before anybody knows what it is", 4],
    ["in the middle of it", 10_000],
  ] as const) {
    it(`that stands still ${where} is given up when its time is over, and leaves nothing`, async () => {
      const { ada, id } = await begin(api);
      const backend = createBackend(process.env);
      const { uploads } = await openFiles(backend);
      const reached = Promise.withResolvers<void>();
      async function* stalling() {
        yield Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(10_000)]).subarray(0, begun);
        reached.resolve();
        await new Promise(() => undefined);
      }
      const time = new AbortController();
      const take = uploads.take({
        conversationId: id,
        uploaderId: ada.id,
        name: "",
        announced: undefined,
        body: stalling(),
        signal: time.signal,
      });
      await reached.promise;
      time.abort();
      const failure = await take.catch((error: unknown) => error);
      expect(failure instanceof Fault && failure.code).to.equal("busy");
      await nothingStays(id);
      await backend.db.terminate();
    });
  }

  it("takes no other method, and says which", async () => {
    const { ada, id } = await begin(api);
    const path = `/v1/conversations/${id}/attachments`;
    for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE"]) {
      const answer = await exchange(api.url(), { method, path, token: ada.token });
      expect([answer.status, answer.headers.get("Allow")], method).to.deep.equal([405, "POST"]);
    }
    expect((await exchange(api.url(), { method: "OPTIONS", path })).status).to.equal(204);
  });

  it("sixty times, cut in the middle each time, costs the customer nothing: the next is taken", async () => {
    const { ada, id } = await begin(api);
    for (let attempt = 0; attempt < 60; attempt++) {
      const client = rawClient(api.url(), ...headOf(ada, id, "Content-Length: 1000000"), "%PDF-1.7 ");
      client.socket.write(Buffer.alloc(100_000));
      if (attempt % 10 === 0) await untilAttachments(api.db, id, (count) => count > 0);
      client.socket.destroy();
      await client.closed;
    }
    await nothingStays(id);
    await upload(ada, id, { body: "words" });
  });

  it("whose answers are lost again and again, counts for ten minutes: nobody is shut out for the day", async () => {
    const { ada, id } = await begin(api);
    const lost: Attachment[] = [];
    while (lost.length < 4) lost.push(await upload(ada, id, { body: "words" }));
    problemIn(await sendFile(ada, id, { body: "words" }), "rate_limited");
    const old = await attachmentDocuments(api.db, id);
    await Promise.all(
      old.map(({ ref, createTime }) =>
        ref.update({ removeAt: new Date(createTime.toMillis() + (24 * 60 - 10) * 60_000) }),
      ),
    );
    const { id: attachmentId } = await upload(ada, id, { body: "words" });
    await ada.does(routes.sendMessage, { id, body: { attachmentId } });
    // What came before may be sent all the same.
    await ada.does(routes.sendMessage, { id, body: { attachmentId: lost[0]?.id } });
  });
});

/** A GIF of so many frames, a pixel each. */
function manyFrames(count: number): Buffer {
  const head = Buffer.from("47494638396101000100800000000000ffffff", "hex");
  const frame = Buffer.from("21f90400010000002c0000000001000100000202440100", "hex");
  return Buffer.concat([head, Buffer.alloc(frame.length * count, frame), Buffer.from(";")]);
}
