import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { expect } from "chai";

const page = new URL("../../docs/api.md", import.meta.url);

/** Bytes as a network would cut them: inside a letter, inside a frame, between two. */
function pieces(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  return Array.from({ length: Math.ceil(bytes.length / 7) }, (_, index) => bytes.subarray(index * 7, index * 7 + 7));
}

describe("the client in docs/api.md", () => {
  let server: Server;
  let answer: { status: number; text: string };
  let asked: IncomingMessage | undefined;
  const seen: unknown[] = [];

  const follow = async (cursor?: string) => {
    const [, code = ""] = /^```js\n([\s\S]*?)^```$/m.exec(await readFile(page, "utf8")) ?? [];
    const module = await import(`data:text/javascript,${encodeURIComponent(`export default ${code}`)}`);
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    return module.default({
      streamUrl: `http://127.0.0.1:${port}`,
      conversation: "c1",
      token: async () => "t",
      cursor,
      onEvent: (event: string, data: unknown) => seen.push([event, data]),
    });
  };

  beforeEach(async () => {
    seen.length = 0;
    server = createServer(async (request, response) => {
      asked = request;
      response.writeHead(answer.status);
      for (const piece of pieces(answer.text)) {
        response.write(piece);
        await new Promise(setImmediate);
      }
      response.end();
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
  });

  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });

  const ready = 'event: ready\nid: e.3\ndata: {"head":3}\n\n';
  const created = 'event: message.created\nid: e.4\ndata: {"seq":4,"text":"Grüße: \\n\\n🔥"}\n\n';
  const typing = 'event: typing\ndata: {"typing":true}\n\n';
  const reconnect = 'event: reconnect\ndata: {"reason":"lease","delayMs":250}\n\n';

  it("brings every event, past heartbeats, and goes on from the last id", async () => {
    answer = { status: 200, text: [ready, created, ":\n\n", typing, reconnect].join("") };
    expect(await follow()).to.deep.equal({ cursor: "e.4", delayMs: 250 });
    const expected = [
      ["ready", { head: 3 }],
      ["message.created", { seq: 4, text: "Grüße: \n\n🔥" }],
      ["typing", { typing: true }],
    ];
    expect(seen).to.deep.equal(expected);
    expect(asked?.url).to.equal("/stream?conversation=c1");
    expect(asked?.headers).to.include({ authorization: "Bearer t" });
    expect(asked?.headers).not.to.have.property("last-event-id");
  });

  it("sends the cursor it was given", async () => {
    answer = { status: 200, text: reconnect };
    expect(await follow("e.9")).to.deep.equal({ cursor: "e.9", delayMs: 250 });
    expect(asked?.headers).to.include({ "last-event-id": "e.9" });
  });

  it("forgets the cursor at a reset", async () => {
    answer = { status: 200, text: `${ready}event: reset\ndata: {"reason":"expired"}\n\n` };
    expect(await follow("e.3")).to.deep.equal({ cursor: undefined, delayMs: 0 });
  });

  it("keeps the cursor when the stream breaks off inside a frame", async () => {
    answer = { status: 200, text: `${ready}${created.slice(0, 40)}` };
    expect(await follow()).to.deep.include({ cursor: "e.3" });
  });

  it("throws the problem that refused it", async () => {
    answer = { status: 404, text: '{"code":"not_found"}' };
    const refused = await follow().catch((error: unknown) => error);
    expect(refused).to.have.nested.property("problem.code", "not_found");
  });
});
