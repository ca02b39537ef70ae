import { expect } from "chai";
import { placesOf, problemIn } from "../../../support/apiProblem.ts";
import { apiProcess } from "../../../support/apiProcess.ts";
import { apiStage } from "../../../support/apiStage.ts";

const noNumbers = ["", "%20", "abc", "-1", "NaN", "Infinity", "1e2", "0x1", "+1", "%201", "1,5", "9".repeat(400), "[]"];
const noSeqs = [...noNumbers, "1.5", "9007199254740993", "-0.1"];
const noDays = [
  "",
  "%20",
  "today",
  "2026-02-30",
  "2026-13-01",
  "2026-1-1",
  "20261122",
  "2026-11-22T00:00:00.000Z",
  "-1",
  "[]",
];
const wrong: Readonly<Record<string, readonly string[]>> = {
  from: noDays,
  to: noDays,
  conversation: ["", "a/b", "a.b", "__x__", "x".repeat(129), "%00"],
  actor: ["", "a/b", "..", "__x__", "x".repeat(129)],
  action: ["", "read", "TAKEOVER", "constructor", "__proto__"],
  before: noSeqs,
  after: noSeqs,
  limit: [...noSeqs, "0", "101"],
  wait: [...noNumbers, "26", "25.1"],
  view: ["", "nobody", "MINE", "toString", "%00"],
  search: ["x".repeat(255), "x".repeat(10_000), "%F0%9F%92%AC".repeat(255)],
  label: ["", "%20", "%00", "x".repeat(41), "a/".repeat(21)],
  name: ["x".repeat(256), "%F0%9F%92%AC".repeat(256)],
  ticket: ["", "x", "x".repeat(33), "a/b".repeat(11).slice(0, 32), "%00".repeat(32)],
  thumbnail: ["", "yes", "1", "TRUE", "[]"],
  copy: ["", "yes", "1", "mp3", "[]"],
  cursor: ["", "nonsense", "2026-02-30T00:00:00.000Z", "x".repeat(201), "__proto__", "%00"],
};

const texts = ["cursor", "search", "label", "name"];

describe("api, on every route that takes a query: what is wrong with it is said", () => {
  const api = apiProcess();
  const stage = apiStage(api);
  const parameters = () =>
    stage().operations.flatMap((operation) => operation.query.map(([name]) => ({ operation, name })));

  it("every parameter is known here", () => {
    expect([...new Set(parameters().map(({ name }) => name))]).to.have.members(Object.keys(wrong));
  });

  it("a value that is none: its parameter is named", async () => {
    for (const { operation, name } of parameters()) {
      for (const value of wrong[name] ?? []) {
        const call = `${operation.operationId}?${name}=${value}`;
        expect(await placesIn(operation, `${name}=${value}`, call), call).to.deep.equal([name]);
      }
    }
  });

  it("a parameter given twice", async () => {
    for (const { operation, name } of parameters()) {
      expect(await placesIn(operation, `${name}=1&${name}=2`)).to.deep.equal([name]);
    }
  });

  it("all wrong: all are named at once", async () => {
    for (const operation of stage().operations.filter(({ query }) => query.length > 0)) {
      const names = operation.query.map(([name]) => name);
      // Some take any text but too long a one; and a cursor that is not is read by the route itself, once all else is
      // right.
      const query = names.map((name) => `${name}=${texts.includes(name) ? "x".repeat(500) : "a/b"}`).join("&");
      expect(await placesIn(operation, query), operation.operationId).to.have.members(names);
    }
  });

  it("a page both before and after", async () => {
    const operation = stage().operations.find(({ operationId }) => operationId === "listMessages") ?? expect.fail();
    expect(await placesIn(operation, "before=1&after=2")).to.deep.equal(["after"]);
  });

  it("names of every object's own parts are no parameters, and are left alone", async () => {
    const questions = stage().operations.filter(({ method, query }) => method === "GET" && query.length > 0);
    for (const operation of questions) {
      const path = `${pathOf(operation)}?__proto__=1&constructor=2&toString=3&__proto__[limit]=4`;
      // The file here is a picture, of which there is no copy to be heard.
      const status = operation.operationId === "getAttachmentCopy" ? 404 : 200;
      expect((await stage().send(operation, { path })).status, operation.operationId).to.equal(status);
    }
  });

  function pathOf({ path }: { path: string }): string {
    const { id, customerId, aid } = stage().ids;
    return path.replace("{id}", id).replace("{customerId}", customerId).replace("{aid}", aid);
  }

  async function placesIn(operation: ReturnType<typeof parameters>[number]["operation"], query: string, call = query) {
    const answer = await stage().send(operation, { path: `${pathOf(operation)}?${query}` });
    return placesOf(problemIn(answer, "invalid_request", call));
  }
});
