import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { ConversationEvent } from "@hearth/contract";
import { expect } from "chai";
import { eventWith, messageWith } from "../../contract/test/arbitraries.ts";
import { freePorts } from "../ports/freePorts.ts";
import { followConversation } from "../replay/followConversation.ts";
import { SeenLog } from "../replay/SeenLog.ts";

const log: ConversationEvent[] = [
  eventWith(1, "conversation.created"),
  ...[2, 3, 4, 5].map((seq) => eventWith(seq, "message.created", messageWith({ seq, clientId: `turn-${seq}` }))),
];

function frame(event: string, data: object, seq?: number): string {
  return `event: ${event}\n${seq === undefined ? "" : `id: e1.${seq}\n`}data: ${JSON.stringify(data)}\n\n`;
}

const ready = (head: number) => frame("ready", { topic: "conversation:c1", epoch: "e1", head, leaseMs: 1 }, head);
const changes = (...seqs: number[]) => seqs.map((seq) => frame(log[seq - 1]?.type ?? "", log[seq - 1] ?? {}, seq));
const reconnect = frame("reconnect", { reason: "lease", delayMs: 0 });

/** What the server does with one connection. */
type Serve = (response: ServerResponse) => void;

const serve =
  (...frames: string[]): Serve =>
  (response) =>
    response.writeHead(200, { "Content-Type": "text/event-stream" }).end(frames.join(""));

describe("Following a conversation", () => {
  let server: Server;
  let streamUrl: string;
  let connections: Serve[];
  let cursors: (string | string[] | undefined)[];
  let seen: SeenLog;

  beforeEach(async () => {
    cursors = [];
    server = createServer(({ headers }, response) => {
      cursors.push(headers["last-event-id"]);
      connections.shift()?.(response);
    });
    const [port] = await freePorts(1);
    server.listen({ host: "127.0.0.1", port });
    await once(server, "listening");
    streamUrl = `http://127.0.0.1:${port}`;
    seen = new SeenLog();
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Follows over these connections until the log has come to its end. */
  async function follow(...served: Serve[]): Promise<void> {
    connections = served;
    const stop = new AbortController();
    const stream = followConversation({ streamUrl, conversationId: "c1", token: "t", signal: stop.signal });
    const following = seen.follow(stream, async () => log);
    await Promise.race([seen.reached(log.length, stop.signal), following]);
    stop.abort();
    await following;
  }

  it("fetches what was before the stream, and takes the rest from the stream alone", async () => {
    await follow(serve(ready(2), ...changes(3, 4, 5)));
    expect(seen.events).to.deep.equal(log);
    expect([...seen.seenAt.keys()]).to.deep.equal(["turn-3", "turn-4", "turn-5"]);
  });

  it("comes back with its cursor when it is told to", async () => {
    await follow(serve(ready(1), ...changes(2, 3), reconnect), serve(ready(3), reconnect), serve(...changes(4, 5)));
    expect(cursors).to.deep.equal([undefined, "e1.3", "e1.3"]);
    expect(seen.events).to.deep.equal(log);
  });

  it("comes back with its cursor when the connection breaks in the middle of a frame", async () => {
    const broken: Serve = (response) => {
      response.writeHead(200).write(ready(1) + changes(2).join("") + changes(3).join("").slice(0, 60), () => {
        response.destroy();
      });
    };
    await follow(broken, serve(ready(2), ...changes(3, 4, 5)));
    expect(cursors).to.deep.equal([undefined, "e1.2"]);
    expect(seen.events).to.deep.equal(log);
  });

  it("comes back when it is refused for now", async () => {
    await follow((response) => response.writeHead(503).end(), serve(ready(1), ...changes(2, 3, 4, 5)));
    expect(seen.events).to.deep.equal(log);
  });

  it("starts anew, without a cursor, when the stream cannot go on", async () => {
    const reset = frame("reset", { reason: "expired" });
    await follow(serve(ready(1), ...changes(2, 3), reset), serve(ready(4), ...changes(5)));
    expect(cursors).to.deep.equal([undefined, undefined]);
    expect(seen).to.include({ connections: 2, resets: 1 });
    expect(seen.events).to.deep.equal(log);
  });

  it("keeps what comes twice: whoever judges it must see that", async () => {
    await follow(serve(ready(1), ...changes(2, 3, 3, 4, 5)));
    expect(seen.events.map(({ seq }) => seq)).to.deep.equal([1, 2, 3, 3, 4, 5]);
  });

  it("passes over heartbeats, what has no place in the log, and what it does not know", async () => {
    const typing = frame("typing", { id: "u1", role: "bot", name: "Bot", typing: true });
    await follow(serve(ready(1), ":\n\n", typing, frame("sparkle", {}), ...changes(2, 3, 4, 5)));
    expect(seen.events).to.deep.equal(log);
  });

  it("ends where it is refused for good, with the reason", async () => {
    const failure: unknown = await follow((response) => response.writeHead(404).end("no such thing")).catch(
      (error: unknown) => error,
    );
    expect(failure).to.be.an("error").with.property("message", "The stream answered 404 no such thing");
  });
});
