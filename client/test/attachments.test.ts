import { expect } from "chai";
import type { HearthOptions } from "../src/createHearth.ts";
import { HearthError } from "../src/HearthError.ts";
import { memoryOutbox } from "../src/memoryOutbox.ts";
import { honest, problem } from "./support/FakeHearth.ts";
import { openHearth } from "./support/openHearth.ts";

const photo = (name = "cat.png") => ({ name, blob: new Blob(["the bytes"], { type: "image/png" }) });

async function openLive(options: Partial<HearthOptions> = {}) {
  const opened = openHearth(options);
  const store = opened.hearth.openConversation("c1");
  await opened.clock.advance(1_000);
  return { ...opened, store };
}

async function failureOf(call: Promise<unknown>): Promise<HearthError> {
  const error = await call.catch((error: unknown) => error);
  if (!(error instanceof HearthError)) throw new Error("It did not fail as a call fails.");
  return error;
}

describe("an upload", () => {
  it("POSTs the bytes as they are, under their name and type, and tells how far it is", async () => {
    const told: number[] = [];
    const requests: string[] = [];
    const { hearth, server, clock } = openHearth();
    const upload: typeof server.upload = (url, options) => {
      requests.push(`${url} ${options.headers["Content-Type"]} ${options.headers.Authorization}`);
      return server.upload(url, options);
    };
    const { api } = openHearth({ upload, setTimer: clock.setTimer }).hearth;
    const uploading = api.upload("c1", photo().blob, { name: "a cat.png", onProgress: (part) => told.push(part) });
    await clock.advance(1_000);
    expect(await uploading).to.include({ id: "a1", name: "a cat.png", contentType: "image/png", size: 9 });
    expect(requests).to.deep.equal([
      "http://hearth.test/v1/conversations/c1/attachments?name=a+cat.png image/png Bearer token",
    ]);
    expect(told).to.deep.equal([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    hearth.close();
  });

  it("goes by fetch where nothing tells how far it is, with the time that a slow network needs", async () => {
    const bodies: unknown[] = [];
    const { hearth, clock } = openHearth({
      upload: undefined,
      fetch: (_, init) => {
        bodies.push(init?.body);
        return new Promise(() => {});
      },
    });
    const blob = new Blob(["x".repeat(1_000_000)]);
    let isOver = false;
    const failure = failureOf(hearth.api.upload("c1", blob, { name: "x" })).finally(() => {
      isOver = true;
    });
    await clock.advance(139_000);
    expect([bodies, isOver]).to.deep.equal([[blob], false]);
    await clock.advance(1_000);
    expect((await failure).code).to.equal("network");
  });

  it("goes on for as long as it moves, and is given up 40 s after it does not", async () => {
    const { hearth, server, clock } = openHearth();
    server.network = { ...honest, piece: () => 39_000 };
    const slow = hearth.api.upload("c1", photo().blob, { name: "slow" });
    await clock.advance(400_000);
    expect((await slow).name).to.equal("slow");
    server.network = { ...honest, piece: () => 41_000 };
    const stuck = failureOf(hearth.api.upload("c1", photo().blob, { name: "stuck" }));
    await clock.advance(41_000);
    expect((await stuck).code).to.equal("network");
  });

  it("ends where its signal aborts, and arrives nowhere", async () => {
    const { hearth, server, clock } = openHearth();
    const cut = new AbortController();
    const failure = failureOf(hearth.api.upload("c1", photo().blob, { name: "x", signal: cut.signal }));
    await clock.advance(100);
    cut.abort();
    await clock.advance(1_000);
    expect([(await failure).code, server.uploads]).to.deep.equal(["network", 0]);
  });

  it("is made again with a fresh token where the old one is refused, and fails as any call", async () => {
    const refreshed: boolean[] = [];
    const { hearth } = openHearth({
      getToken: async ({ refresh }) => {
        refreshed.push(refresh);
        return "token";
      },
      upload: async () =>
        problem(
          refreshed.length === 1 ? 401 : 415,
          refreshed.length === 1 ? "unauthenticated" : "unsupported_media_type",
        ),
    });
    const error = await failureOf(hearth.api.upload("c1", photo().blob, { name: "x" }));
    expect([error.code, error.status, refreshed]).to.deep.equal(["unsupported_media_type", 415, [false, true]]);
  });

  it("that a proxy finds too large is too large, and not to be repeated", async () => {
    const { hearth } = openHearth({ upload: async () => new Response("<html>", { status: 413 }) });
    expect((await failureOf(hearth.api.upload("c1", photo().blob, { name: "x" }))).code).to.equal("payload_too_large");
  });
});

describe("a message with a file", () => {
  it("shows the file and how far it is while it is pending, and becomes one message with it", async () => {
    const { store, server, clock } = await openLive();
    const file = photo();
    const clientId = store.send({ text: "look", file });
    const [pending] = store.getSnapshot().pending;
    expect(pending).to.include({ file, progress: null, failure: null });
    expect(pending?.draft).to.include({ clientId, text: "look", kind: "image" });
    await clock.advance(150);
    expect(store.getSnapshot().pending[0]?.progress).to.be.within(0.1, 0.9);
    await clock.advance(2_000);
    const { messages } = store.getSnapshot();
    expect(messages.map(({ text, attachment }) => [text, attachment?.name])).to.deep.equal([["look", "cat.png"]]);
    expect(store.getSnapshot().pending).to.deep.equal([]);
    expect(server.uploads).to.equal(1);
    store.close();
  });

  it("is an image, an audio or a file by its bytes' type", async () => {
    const { store } = await openLive();
    for (const type of ["image/webp", "audio/webm;codecs=opus", "video/mp4", ""]) {
      store.send({ file: { name: "x", blob: new Blob(["x"], { type }) } });
    }
    expect(store.getSnapshot().pending.map(({ draft }) => draft.kind)).to.deep.equal([
      "image",
      "audio",
      "file",
      "file",
    ]);
    store.close();
  });

  it("says how far it is ten times a second, however often the platform tells", async () => {
    const { store, server, clock } = await openLive();
    server.network = { ...honest, piece: () => 10 };
    const told = new Set<number>();
    store.subscribe(() => {
      const progress = store.getSnapshot().pending[0]?.progress;
      if (typeof progress === "number") told.add(progress);
    });
    store.send({ file: photo() });
    await clock.advance(1_000);
    expect([...told]).to.deep.equal([0.1, 1]);
    store.close();
  });

  it("keeps its place: what is sent after it waits for its upload", async () => {
    const { store, clock } = await openLive();
    store.send({ text: "first", file: photo() });
    store.send({ text: "second" });
    await clock.advance(2_000);
    expect(store.getSnapshot().messages.map(({ text }) => text)).to.deep.equal(["first", "second"]);
    store.close();
  });

  it("that is refused says why and lets the next go on; another try uploads it again", async () => {
    const { store, server, clock } = await openLive();
    const clientId = store.send({ file: photo("huge") });
    store.send({ text: "next" });
    await clock.advance(2_000);
    const { messages, pending } = store.getSnapshot();
    expect(pending.map(({ failure, progress }) => [failure, progress])).to.deep.equal([["payload_too_large", null]]);
    expect(messages.map(({ text }) => text)).to.deep.equal(["next"]);
    store.retry(clientId);
    await clock.advance(2_000);
    expect(server.uploads).to.equal(2);
    store.close();
  });

  it("that is discarded ends its upload, and the next goes at once", async () => {
    const { store, server, clock } = await openLive();
    const clientId = store.send({ file: photo() });
    store.send({ text: "next" });
    await clock.advance(100);
    store.discard(clientId);
    await clock.advance(100);
    expect(store.getSnapshot().messages.map(({ text }) => text)).to.deep.equal(["next"]);
    await clock.advance(60_000);
    expect(server.uploads).to.equal(0);
    store.close();
  });

  it("is not uploaded again when only its message was lost, also after a reload", async () => {
    const outbox = memoryOutbox();
    const first = await openLive({ outbox });
    const lossy = async (input: string | URL | Request, init?: RequestInit) => {
      if (init?.method === "POST" && String(input).endsWith("/messages")) throw new Error("The connection was lost.");
      return first.server.fetch(input, init);
    };
    const offline = openHearth({ outbox, fetch: lossy, upload: first.server.upload, setTimer: first.clock.setTimer });
    const store = offline.hearth.openConversation("c1");
    store.send({ file: photo() });
    await first.clock.advance(20_000);
    const kept = await outbox.all();
    expect(kept.map(({ draft }) => draft.attachmentId)).to.deep.equal(["a1"]);
    expect(kept[0]).not.to.have.property("progress");
    store.close();
    offline.hearth.close();
    await reopened({ outbox, ...first });
    expect(first.server.log.messages.map(({ attachment }) => attachment?.id)).to.deep.equal(["a1"]);
    expect(first.server.uploads).to.equal(1);
    first.store.close();
  });

  it("begins anew after a reload in the middle of its upload, and is one message in the end", async () => {
    const outbox = memoryOutbox();
    const { store, hearth, server, clock } = await openLive({ outbox });
    store.send({ file: photo() });
    await clock.advance(150);
    store.close();
    hearth.close();
    await reopened({ outbox, server, clock });
    expect(server.log.messages.map(({ attachment }) => attachment?.name)).to.deep.equal(["cat.png"]);
    expect(server.uploads).to.equal(1);
  });

  it("leaves with what it was stored with: no later upload can be sent as the same message", async () => {
    const outbox = memoryOutbox();
    let release = () => {};
    const slow = {
      ...outbox,
      put: async (item: Parameters<typeof outbox.put>[0]) => {
        if (item.draft.attachmentId !== undefined) await new Promise<void>((resolve) => (release = resolve));
        await outbox.put(item);
      },
    };
    const { store, server, clock } = await openLive({ outbox: slow });
    store.send({ file: photo() });
    await clock.advance(5_000);
    expect([server.uploads, server.log.messages.length]).to.deep.equal([1, 0]);
    release();
    await clock.advance(1_000);
    expect(server.log.messages.length).to.equal(1);
    store.close();
  });

  it("is uploaded once more where the server kept the file no longer", async () => {
    const { store, server, clock } = await openLive();
    server.network = { ...honest, call: () => (server.uploads === 1 ? "busy" : 0) };
    store.send({ file: photo() });
    await clock.advance(5_000);
    expect([server.uploads, server.log.messages.length]).to.deep.equal([1, 0]);
    server.sweep();
    server.network = honest;
    await clock.advance(60_000);
    expect(server.log.messages.map(({ attachment }) => attachment?.id)).to.deep.equal(["a2"]);
    store.close();
  });

  it("fails where the file is gone again, and a retry may upload it anew", async () => {
    const { store, server, clock } = await openLive();
    const forgetful = async (url: string, options: Parameters<typeof server.upload>[1]) => {
      const answer = await server.upload(url, options);
      server.sweep();
      return answer;
    };
    const { hearth } = openHearth({ fetch: server.fetch, upload: forgetful, setTimer: clock.setTimer });
    const other = hearth.openConversation("c1");
    const clientId = other.send({ file: photo() });
    await clock.advance(60_000);
    expect(other.getSnapshot().pending.map(({ failure }) => failure)).to.deep.equal(["not_found"]);
    expect(server.uploads).to.equal(2);
    other.retry(clientId);
    await clock.advance(60_000);
    expect(server.uploads).to.equal(3);
    other.close();
    store.close();
  });

  it("finds no room where 100 MB of files wait, while words do", async () => {
    const { store, server } = await openLive();
    server.network = { ...honest, call: () => "lost" };
    const half = { name: "half", blob: new Blob([new Uint8Array(50_000_000)]) };
    store.send({ file: half });
    store.send({ file: half });
    expect(() => store.send({ file: photo() }))
      .to.throw()
      .with.property("code", "outbox_full");
    store.send({ text: "words" });
    expect(store.getSnapshot().pending).to.have.length(3);
    store.close();
  });
});

type Kept = Pick<Awaited<ReturnType<typeof openLive>>, "server" | "clock"> & { outbox: HearthOptions["outbox"] };

/** As after a reload: what was kept is sent. */
async function reopened({ outbox, server, clock }: Kept): Promise<void> {
  const { fetch, upload } = server;
  const { hearth } = openHearth({ outbox, fetch, upload, setTimer: clock.setTimer, now: clock.now });
  await clock.advance(60_000);
  hearth.close();
}
