import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { callEach } from "../start/callEach.ts";

describe("callEach", () => {
  it("goes on after a call that failed, tells of it, and ends when it is told to", async () => {
    const stop = new AbortController();
    const statuses = [200, 500, 200];
    const methods: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      methods.push(request.method);
      response.writeHead(statuses[methods.length - 1] ?? 200).end();
      if (methods.length === statuses.length) response.once("finish", () => stop.abort());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const told: string[] = [];
    await callEach(1, `http://127.0.0.1:${portOf(server.address())}`, {
      signal: stop.signal,
      tell: (failure) => told.push(failure),
    });
    expect(methods).to.deep.equal(["POST", "POST", "POST"]);
    expect(told).to.deep.equal(["It answered 500."]);
    await new Promise((resolve) => server.close(resolve));
  });
});

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("It listens on no port.");
  return address.port;
}
