import { expect } from "chai";
import { HearthError } from "../src/HearthError.ts";
import { problem } from "./support/FakeHearth.ts";
import { openHearth } from "./support/openHearth.ts";

async function failureOf(call: Promise<unknown>): Promise<HearthError> {
  const error = await call.catch((error: unknown) => error);
  if (!(error instanceof HearthError)) throw new Error("It did not fail as a call fails.");
  return error;
}

function answering(response: () => Response) {
  return openHearth({ fetch: async () => response() }).hearth.api.takeover("c1");
}

describe("a call that fails", () => {
  it("says what the problem said: code, status, when to come back, every mistake", async () => {
    const mistakes = [{ path: "text", message: "must not be empty" }];
    const body = {
      code: "busy",
      title: "Too much",
      requestId: "r7",
      errors: mistakes,
      operator: { id: "o1", name: "Dana" },
    };
    const error = await failureOf(
      answering(() => Response.json(body, { status: 503, headers: { "Retry-After": "2" } })),
    );
    const { code, status, retryAfter, errors, requestId, operator, isTemporary } = error;
    expect({ code, status, retryAfter, errors, requestId, operator, isTemporary }).to.deep.equal({
      code: "busy",
      status: 503,
      retryAfter: 2,
      errors: mistakes,
      requestId: "r7",
      operator: { id: "o1", name: "Dana" },
      isTemporary: true,
    });
  });

  it("is unreadable where a proxy answers, and temporary by its status alone", async () => {
    const error = await failureOf(answering(() => new Response("<html>", { status: 502 })));
    expect([error.code, error.isTemporary]).to.deep.equal(["unreadable", true]);
    expect((await failureOf(answering(() => new Response("<html>")))).code).to.equal("unreadable");
  });

  it("is a network's where nobody answers, at once or ever", async () => {
    const lost = openHearth({ fetch: async () => Promise.reject(new TypeError("fetch failed")) });
    expect((await failureOf(lost.hearth.api.health())).code).to.equal("network");
    const { hearth, clock } = openHearth({ fetch: () => new Promise(() => {}) });
    const failure = failureOf(hearth.api.health());
    await clock.advance(40_000);
    expect((await failure).code).to.equal("network");
  });

  it("is made again with a fresh token where the old one is refused, once", async () => {
    const asked: boolean[] = [];
    const { hearth } = openHearth({
      getToken: async ({ refresh }) => {
        asked.push(refresh);
        return "old";
      },
      fetch: async () => problem(401, "unauthenticated"),
    });
    expect((await failureOf(hearth.api.health())).code).to.equal("unauthenticated");
    expect(asked).to.deep.equal([false, true]);
  });
});
