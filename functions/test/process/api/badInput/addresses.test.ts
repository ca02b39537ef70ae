import { expect } from "chai";
import { onEvery } from "../../../support/apiEvery.ts";
import { exchange } from "../../../support/apiExchange.ts";
import { problemIn } from "../../../support/apiProblem.ts";
import { apiProcess } from "../../../support/apiProcess.ts";
import { apiStage } from "../../../support/apiStage.ts";

const missing: readonly [name: string, id: string][] = [
  ["nobody ever had", "nobody-ever-had-it"],
  ["empty", ""],
  ["two dots, escaped", "%2e%2e"],
  ["dots within", "a.b"],
  ["a slash", "a/b"],
  ["a slash, escaped", "a%2Fb"],
  ["a way out", "..%2F..%2Foperators%2Fdana"],
  ["a way into another collection", "x%2Fmessages%2Fy"],
  ["Firestore's own", "__x__"],
  ["a prototype", "__proto__"],
  ["a constructor", "constructor"],
  ["letters of the world", "%C3%BCn%C3%AF%F0%9F%92%AC"],
  ["1,500 characters", "x".repeat(1500)],
  ["a zero byte", "a%00b"],
  ["a header of its own", "a%0d%0aX-Injected:%20yes"],
  ["a space", "a%20b"],
  ["a percent sign and no digits", "%zz"],
  ["half a letter", "%E0%A4%A"],
  ["a lone percent sign", "%"],
  ["a query for the database", "%7B%22$gt%22:%22%22%7D"],
];

const addresses = [
  "/",
  "/v1",
  "/v1/",
  "/v2/health",
  "/v1/health/",
  "//v1/health",
  "/v1/nowhere?view=all",
  "/v1/conversations/.",
  "/v1/conversations/..",
  "/v1/conversations/../../etc/passwd",
  "/%zz",
];

describe("api, on every route: what is not there, or not the caller's, is not found", () => {
  const api = apiProcess();
  const stage = apiStage(api);
  const withPlace = (place: string) => stage().operations.filter(({ path }) => path.includes(`{${place}}`));

  it("another's conversation: as if it had never been", async () => {
    const { eve, send } = stage();
    const open = withPlace("id").filter(({ roles }) => roles.includes("customer"));
    await onEvery(open, async (operation) => {
      const hers = await send(operation, { token: eve.token });
      const nobodys = await send(operation, { token: eve.token, ids: { id: "nobody-ever-had-it" } });
      const { requestId: _, ...problem } = problemIn(hers, "not_found", operation.operationId);
      const { requestId: __, ...same } = problemIn(nobodys, "not_found", operation.operationId);
      expect(problem).to.deep.equal(same);
    });
  });

  it("another's file: as if it had never been", async () => {
    const { eve, send } = stage();
    await onEvery(withPlace("aid"), async (operation) => {
      const hers = await send(operation, { token: eve.token });
      const nobodys = await send(operation, { token: eve.token, ids: { aid: "nobody-ever-had-it" } });
      const { requestId: _, ...problem } = problemIn(hers, "not_found", operation.operationId);
      const { requestId: __, ...same } = problemIn(nobodys, "not_found", operation.operationId);
      expect(problem).to.deep.equal(same);
    });
  });

  for (const [name, id] of missing) {
    it(`an id that is ${name}`, async () => {
      const { send, callers } = stage();
      await onEvery(withPlace("id"), async (operation) => {
        await onEvery(operation.roles, async (role) => {
          const answer = await send(operation, { token: callers[role].token, ids: { id } });
          problemIn(answer, "not_found", `${role} ${operation.operationId}`);
          expect(answer.headers.has("X-Injected")).to.equal(false);
        });
      });
      await onEvery(withPlace("mid"), async (operation) => {
        problemIn(await send(operation, { ids: { mid: id } }), "not_found", operation.operationId);
      });
      await onEvery(withPlace("uid"), async (operation) => {
        problemIn(await send(operation, { ids: { uid: id } }), "not_found", operation.operationId);
      });
      await onEvery(withPlace("customerId"), async (operation) => {
        // To every reader of addresses these dots lead to /conversations, which is another route.
        if (id === "%2e%2e") return;
        problemIn(await send(operation, { ids: { customerId: id } }), "not_found", operation.operationId);
      });
      await onEvery(withPlace("aid"), async (operation) => {
        problemIn(await send(operation, { ids: { aid: id } }), "not_found", operation.operationId);
      });
    });
  }

  it("addresses that are none, whatever comes with them", async () => {
    for (const path of addresses) {
      for (const method of ["GET", "POST"]) {
        const body = method === "POST" ? { type: "text/plain", body: "words" } : {};
        problemIn(await exchange(api.url(), { method, path, ...body }), "not_found", `${method} ${path}`);
      }
    }
  });

  it("methods that an address does not take: it says which it does", async () => {
    const { operations } = stage();
    const methodsOf = (address: string) => operations.flatMap((at) => (covers(at.path, address) ? at.method : []));
    const known = operations.map(({ path }): [string, string[]] => [path, [...new Set(methodsOf(path))]]);
    for (const [path, taken] of new Map([...known, ["/v1/openapi.json", ["GET"]]])) {
      const allowed = taken.includes("GET") ? [...taken, "HEAD"] : taken;
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PURGE"]) {
        if (taken.includes(method)) continue;
        const address = path.replace(/\{(\w+)\}/g, "x");
        const answer = await exchange(api.url(), { method, path: address });
        problemIn(answer, "method_not_allowed", `${method} ${path}`);
        expect(answer.headers.get("Allow")?.split(", "), `${method} ${path}`).to.have.members(allowed);
      }
    }
  });
});

/** `/conversations/{id}` covers `/conversations/mine`, too. */
function covers(path: string, address: string): boolean {
  return new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`).test(address);
}
