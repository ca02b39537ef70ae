import { problemSchema } from "@hearth/contract";
import { expect } from "chai";
import type { RunningFunction } from "../../../../scripts/processes/startFunction.ts";
import { type Visit, visit } from "../../support/streamCalls.ts";
import { type Ask, requestStream } from "../../support/streamClient.ts";
import { startStream, theApi, theStream } from "../../support/streamProcesses.ts";

describe("what a stream refuses, before it begins", () => {
  let stream: string;
  let ada: Visit;
  let eve: Visit;
  before(async () => {
    const [api, running] = await Promise.all([theApi(), theStream()]);
    stream = running.url;
    [ada, eve] = await Promise.all([visit(api.url), visit(api.url)]);
  });

  async function refusal(ask: Ask, init?: RequestInit) {
    const response = await requestStream(stream, ask, init);
    expect(response.headers.get("content-type")).to.equal("application/problem+json");
    expect(response.headers.get("access-control-allow-origin"), "or no page could read why").to.equal("*");
    const problem = problemSchema.parse(await response.json());
    expect(problem.status).to.equal(response.status);
    expect(response.headers.get("x-request-id")).to.equal(problem.requestId);
    return { problem, headers: response.headers };
  }

  it("nobody: 401, and how to be somebody", async () => {
    const { problem, headers } = await refusal({ conversation: ada.conversation.id });
    expect(problem.code).to.equal("unauthenticated");
    expect(headers.get("www-authenticate")).to.equal("Bearer");
  });

  it("a token that proves nothing: 401", async () => {
    for (const token of ["x", "hearth_bot_nokey", `${ada.customer.token}x.y`]) {
      expect((await refusal({ conversation: ada.conversation.id, token })).problem.code).to.equal("unauthenticated");
    }
  });

  it("another's conversation, exactly as one that never was: 404", async () => {
    const { token } = eve.customer;
    const { requestId: _, ...foreign } = (await refusal({ conversation: ada.conversation.id, token })).problem;
    const { requestId: __, ...absent } = (await refusal({ conversation: "nowhere", token })).problem;
    expect(foreign).to.deep.equal(absent);
    expect(foreign.code).to.equal("not_found");
  });

  it("the inbox to a customer: 403", async () => {
    expect((await refusal({ inbox: "all", token: ada.customer.token })).problem.code).to.equal("forbidden");
  });

  it("a question that makes no sense: 400, with what is wrong", async () => {
    const { token } = ada.customer;
    const asks: Ask[] = [
      {},
      { conversation: ada.conversation.id, inbox: "all" },
      { inbox: "mine" },
      { conversation: "a/b" },
    ];
    for (const ask of asks) {
      const { problem } = await refusal({ ...ask, token });
      expect(problem.code, JSON.stringify(ask)).to.equal("invalid_request");
      expect(problem.errors, JSON.stringify(ask)).to.have.length.greaterThan(0);
    }
  });

  it("every mistake of it at once", async () => {
    const { problem } = await refusal({ conversation: "a/b", inbox: "mine", ticket: "x".repeat(201) });
    expect(problem.errors?.map(({ path }) => path)).to.include.members(["conversation", "inbox", "ticket"]);
  });

  it("what only looks like an address", async () => {
    const response = await fetch(`${stream}//?conversation=a/b`, { headers: { Authorization: "Bearer x" } });
    expect(response.status).to.equal(400);
  });

  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    it(`${method}: 405, and what is allowed`, async () => {
      const ask = { conversation: ada.conversation.id, token: ada.customer.token };
      const { problem, headers } = await refusal(ask, { method });
      expect(problem.code).to.equal("method_not_allowed");
      expect(headers.get("allow")).to.equal("GET");
    });
  }

  it("tells a browser beforehand that it may ask, with a token and a cursor", async () => {
    const response = await fetch(`${stream}/stream?conversation=${ada.conversation.id}`, {
      method: "OPTIONS",
      headers: { Origin: "https://shop.example", "Access-Control-Request-Method": "GET" },
    });
    expect(response.status).to.equal(204);
    expect(response.headers.get("access-control-allow-origin")).to.equal("*");
    expect(response.headers.get("access-control-allow-methods")).to.equal("GET");
    expect(response.headers.get("access-control-allow-headers")?.toLowerCase()).to.equal(
      "authorization, last-event-id, x-firebase-appcheck",
    );
  });

  it("lets a page read when to come back and what to name when it asks for help", async () => {
    const { headers } = await refusal({});
    expect(headers.get("access-control-expose-headers")?.toLowerCase()).to.equal("x-request-id, retry-after");
  });

  describe("where only some origins may call", () => {
    let picky: RunningFunction;
    before(async () => {
      picky = await startStream({ HEARTH_ALLOWED_ORIGINS: "https://shop.example, https://help.example" });
    });
    after(() => picky.stop("SIGKILL"));

    const allowed = async (origin: string) => (await requestStream(picky.url, { origin })).headers;

    it("names the page's own, and that the answer differs by it", async () => {
      const headers = await allowed("https://help.example");
      expect(headers.get("access-control-allow-origin")).to.equal("https://help.example");
      expect(headers.get("vary")).to.equal("Origin");
    });

    it("names none to another's page", async () => {
      const headers = await allowed("https://evil.example");
      expect(headers.get("access-control-allow-origin")).to.equal(null);
      expect(headers.get("vary")).to.equal("Origin");
    });
  });
});
