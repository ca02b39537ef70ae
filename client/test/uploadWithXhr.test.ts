import { expect } from "chai";
import { uploadWithXhr } from "../src/uploadWithXhr.ts";

/** As a browser's XMLHttpRequest: `end` says how it ended. */
class FakeXhr {
  static last = new FakeXhr();
  status = 0;
  responseText = "";
  upload: { onprogress: unknown } = { onprogress: null };
  onload: unknown = null;
  onerror: unknown = null;
  onabort: unknown = null;
  readonly done: unknown[] = [];
  responseHeaders: Record<string, string> = {};

  constructor() {
    FakeXhr.last = this;
  }

  open(...given: unknown[]): void {
    this.done.push(given);
  }

  setRequestHeader(...given: unknown[]): void {
    this.done.push(given);
  }

  getResponseHeader(name: string): string | null {
    return this.responseHeaders[name] ?? null;
  }

  send(body: Blob): void {
    this.done.push(body);
  }

  abort(): void {
    this.done.push("abort");
    this.end("onabort");
  }

  end(handler: "onload" | "onerror" | "onabort"): void {
    const call = this[handler];
    if (typeof call === "function") call();
  }

  progress(loaded: number, total: number): void {
    const { onprogress } = this.upload;
    if (typeof onprogress === "function") onprogress({ loaded, total });
  }
}

const body = new Blob(["bytes"]);

function begin() {
  const told: number[] = [];
  const cut = new AbortController();
  const headers = { Authorization: "Bearer token" };
  const onProgress = (fraction: number) => told.push(fraction);
  const response = uploadWithXhr(FakeXhr)("http://hearth.test/", { headers, body, signal: cut.signal, onProgress });
  return { xhr: FakeXhr.last, told, cut, response };
}

describe("an upload by XMLHttpRequest", () => {
  it("sends the bytes with the headers, tells how far it is, and answers as fetch does", async () => {
    const { xhr, told, response } = begin();
    xhr.progress(1, 4);
    xhr.progress(4, 4);
    Object.assign(xhr, { status: 503, responseText: "later", responseHeaders: { "Retry-After": "2" } });
    xhr.end("onload");
    const { status, headers } = await response;
    expect(xhr.done).to.deep.equal([["POST", "http://hearth.test/"], ["Authorization", "Bearer token"], body]);
    expect(told).to.deep.equal([0.25, 1]);
    expect([status, headers.get("Retry-After"), await (await response).text()]).to.deep.equal([503, "2", "later"]);
  });

  it("rejects where the network fails, or the signal aborts: then it is ended", async () => {
    const lost = begin();
    lost.xhr.end("onerror");
    expect(await lost.response.catch(() => "rejected")).to.equal("rejected");
    const { xhr, cut, response } = begin();
    cut.abort();
    expect(await response.catch(() => "rejected")).to.equal("rejected");
    expect(xhr.done.at(-1)).to.equal("abort");
  });
});
