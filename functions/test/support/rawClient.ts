import { connect } from "node:net";

/** A client that speaks in bytes, and may speak badly. What it says is up to the test. */
export type RawClient = {
  socket: ReturnType<typeof connect>;
  /** Everything that has come. */
  text(): string;
  /** Waits until what has come matches; fails when the connection ends first. */
  received(pattern: RegExp): Promise<void>;
  /** Everything that came, once the other end has closed. */
  closed: Promise<string>;
};

/** Connects and says it. The other end's closing does not close this one. */
export function rawClient(url: string, ...lines: string[]): RawClient {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let text = "";
  let isOver = false;
  let look = () => {};
  const over = Promise.withResolvers<string>();
  const end = () => {
    isOver = true;
    over.resolve(text);
    look();
  };
  socket.setEncoding("utf8");
  socket.on("data", (data) => {
    text += data;
    look();
  });
  socket.on("end", end);
  socket.on("close", end);
  // A reset is an end like every other.
  socket.on("error", () => undefined);
  socket.write(lines.join("\r\n"));
  return {
    socket,
    text: () => text,
    received: (pattern) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (pattern.test(text)) resolve();
          else if (isOver) reject(new Error(`The connection ended without ${pattern}: ${text.slice(0, 2_000)}`));
        };
        look();
      }),
    closed: over.promise,
  };
}
