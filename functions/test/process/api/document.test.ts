import { expect } from "chai";
import { newAccount } from "../../support/apiAccounts.ts";
import { sentFor } from "../../support/apiCaller.ts";
import { operationsOf } from "../../support/apiDocument.ts";
import { exchange, origin } from "../../support/apiExchange.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

describe("the api and its own document", () => {
  const api = apiProcess();

  it("documents exactly the calls of the contract, with their good answers", async () => {
    const documented = (await operationsOf(api.url())).map(({ operationId, method, path, responses }) => ({
      operationId,
      method,
      path,
      statuses: responses.filter((status) => status < 400).sort(),
    }));
    const contract = Object.entries(routes).map(([operationId, { method, path, statuses }]) => ({
      operationId,
      method,
      path,
      statuses: [...statuses].sort(),
    }));
    expect(documented).to.have.deep.members(contract);
  });

  it("says of every call who may make it, or that anyone may", async () => {
    const open = (await operationsOf(api.url())).filter(({ roles }) => roles.length === 0);
    expect(open.map(({ operationId }) => operationId)).to.have.members(["getHealth", "getConfig"]);
  });

  it("lets browsers of every origin ask before every call", async () => {
    for (const { method, path } of [...(await operationsOf(api.url())), { method: "GET", path: "/v1/openapi.json" }]) {
      const headers = {
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization,content-type",
      };
      const asked = { method: "OPTIONS", path: path.replace(/\{\w+\}/g, "x"), headers };
      const answer = await exchange(api.url(), asked);
      const call = `${method} ${path}`;
      expect(answer.status, call).to.equal(204);
      expect(answer.headers.get("Access-Control-Allow-Origin"), call).to.equal("*");
      expect(answer.headers.get("Access-Control-Allow-Methods")?.split(","), call).to.include(method);
      expect(answer.headers.get("Access-Control-Allow-Headers")?.split(","), call).to.include.members([
        "Authorization",
        "Content-Type",
      ]);
      expect(Number(answer.headers.get("Access-Control-Max-Age")), call).to.be.greaterThan(0);
      expect(answer.text, call).to.equal("");
    }
  });

  it("answers anyone how it is, what a browser needs to begin, and what it can do", async () => {
    for (const account of [{ token: undefined }, { token: "garbage" }, await newAccount("customer")]) {
      for (const route of [routes.getHealth, routes.getConfig]) {
        const answer = await exchange(api.url(), { ...sentFor(route, {}), token: account.token });
        expect(answer.status).to.equal(200);
        expect(route.body.parse(JSON.parse(answer.text))).to.deep.equal(JSON.parse(answer.text));
      }
    }
  });

  it("tells a browser its project", async () => {
    const config = await (await api.customer()).does(routes.getConfig);
    expect(config.projectId).to.equal(process.env.GCLOUD_PROJECT);
  });

  it("answers HEAD where it answers GET, without a body", async () => {
    const answer = await exchange(api.url(), { method: "HEAD", path: "/v1/health" });
    expect([answer.status, answer.text]).to.deep.equal([200, ""]);
  });

  it("quotes the caller's own request id, if it is one", async () => {
    const quoted = async (id: string) =>
      (await exchange(api.url(), { method: "GET", path: "/v1/health", headers: { "X-Request-Id": id } })).headers.get(
        "X-Request-Id",
      );
    expect(await quoted("order-4711")).to.equal("order-4711");
    for (const id of ["a b", "<script>", "x".repeat(300)]) expect(await quoted(id)).to.match(/^[0-9a-f-]{36}$/);
  });
});

describe("an api for named origins only", () => {
  const api = apiProcess({ HEARTH_ALLOWED_ORIGINS: `${origin}, https://other.example` });

  const allowed = async (from: string) =>
    (await exchange(api.url(), { method: "GET", path: "/v1/health", headers: { Origin: from } })).headers.get(
      "Access-Control-Allow-Origin",
    );

  it("lets those in, each by its own name", async () => {
    expect(await allowed(origin)).to.equal(origin);
    expect(await allowed("https://other.example")).to.equal("https://other.example");
  });

  it("names no other, however alike it looks", async () => {
    for (const from of ["https://evil.example", `${origin}.evil.example`, "http://shop.example", "null", "*"]) {
      expect(await allowed(from), from).to.equal(null);
    }
  });
});
