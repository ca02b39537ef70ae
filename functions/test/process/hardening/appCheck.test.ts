import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { expect } from "chai";
import { z } from "zod";
import { AppCheck } from "../../../src/auth/AppCheck.ts";
import { type Backend, createBackend } from "../../../src/backend.ts";
import { createApp } from "../../../src/http/createApp.ts";
import { openStream } from "../../../src/relay/openStream.ts";
import { Relay } from "../../../src/relay/Relay.ts";
import { newAccount, newBot } from "../../support/apiAccounts.ts";
import { operationsOf } from "../../support/apiDocument.ts";
import { exchange } from "../../support/apiExchange.ts";
import { problemIn } from "../../support/apiProblem.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { requestStream } from "../../support/streamClient.ts";
import { startStream } from "../../support/streamProcesses.ts";

const enforced = { HEARTH_APP_CHECK: "enforced" };

// There is no App Check without Google: that a good token is let in is shown with another verifier at the edge.
describe("hardening: with App Check enforced,", () => {
  describe("and Google's own verifier,", () => {
    const api = apiProcess(enforced);

    it("no call of a customer gets through without a token, nor with one that is made up", async () => {
      const ada = await api.customer();
      const operations = await operationsOf(api.url());
      // Whatever is new must refuse it too, or be named here.
      const open = ["getConfig", "getHealth"];
      expect(operations.map(({ operationId }) => operationId)).to.include.members(open);
      const guarded = operations.filter(({ operationId }) => !open.includes(operationId));
      const wrong: Record<string, string>[] = [
        {},
        { "X-Firebase-AppCheck": "a.b.c" },
        { "X-Firebase-AppCheck": ada.token },
      ];
      for (const { method, path } of guarded) {
        for (const headers of wrong) {
          const place = path.replace(/\{\w+\}/g, "c1");
          const answer = await exchange(api.url(), { method, path: place, token: ada.token, headers });
          problemIn(answer, "unauthenticated", `${method} ${path}`);
        }
      }
    });

    it("what anyone may ask is answered as before", async () => {
      for (const path of ["/v1/health", "/v1/config", "/v1/openapi.json"]) {
        expect((await exchange(api.url(), { method: "GET", path })).status, path).to.equal(200);
      }
    });

    it("bots and the team come in by what they are", async () => {
      const people = [await newBot(api.db), await newAccount("operator"), await newAccount("admin")];
      for (const { token, role } of people) {
        const path = "/v1/conversations/nowhere";
        problemIn(await exchange(api.url(), { method: "GET", path, token }), "not_found", role);
      }
    });

    it("a page of another origin may send the token", async () => {
      const headers = {
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "x-firebase-appcheck",
      };
      const answer = await exchange(api.url(), { method: "OPTIONS", path: "/v1/conversations/mine", headers });
      expect(answer.headers.get("Access-Control-Allow-Headers")).to.include("X-Firebase-AppCheck");
    });

    it("no stream of a customer opens without a token", async () => {
      const stream = await startStream(enforced);
      try {
        const { token } = await newAccount("customer");
        for (const headers of [undefined, { "X-Firebase-AppCheck": "a.b.c" }]) {
          for (const ask of [
            { conversation: "c1", token },
            { inbox: "all", token },
            { conversation: "c1", ticket: "made-up" },
          ]) {
            const response = await requestStream(stream.url, ask, headers && { headers });
            expect(response.status).to.equal(401);
          }
        }
        const preflight = await fetch(`${stream.url}/?conversation=c1`, { method: "OPTIONS" });
        expect(preflight.headers.get("Access-Control-Allow-Headers")).to.include("X-Firebase-AppCheck");
      } finally {
        await stream.stop("SIGKILL");
      }
    });
  });

  describe("and a token that is good,", () => {
    let backend: Backend;
    let relay: Relay;
    let server: Server;
    let url: string;
    before(async () => {
      const plain = createBackend({ ...process.env, ...enforced });
      const verify = async (token: string) => {
        if (token !== "good") throw Object.assign(new Error("no"), { code: "app-check/invalid-argument" });
        return new Date(Date.now() + 60_000);
      };
      backend = { ...plain, appCheck: new AppCheck({ enforced: true, verify, clock: plain.clock }) };
      relay = new Relay(backend);
      server = createServer((request, response) => void openStream({ backend, relay }, request, response));
      server.listen(0, "127.0.0.1");
      await once(server, "listening");
      url = `http://127.0.0.1:${z.object({ port: z.int() }).parse(server.address()).port}`;
    });
    after(async () => {
      relay.close();
      server.close();
      server.closeAllConnections();
      await backend.db.terminate();
    });

    it("a customer begins a conversation and follows it; by a ticket too, which was bought with the token", async () => {
      const { token } = await newAccount("customer");
      const headers = { Authorization: `Bearer ${token}`, "X-Firebase-AppCheck": "good" };
      const post = (path: string, body: object) =>
        createApp(backend).request(`/v1${path}`, {
          method: "POST",
          headers: { ...headers, "Content-Type": "application/json" },
          body: JSON.stringify(body),
        });
      const begun = await post("/conversations", {});
      expect(begun.status).to.equal(201);
      const { id } = z.object({ id: z.string() }).parse(await begun.json());
      const { ticket } = z
        .object({ ticket: z.string() })
        .parse(await (await post("/stream-tickets", { conversation: id })).json());

      for (const [ask, init] of [
        [{ conversation: id, token }, { headers: { "X-Firebase-AppCheck": "good" } }],
        [{ conversation: id, ticket }, undefined],
      ] as const) {
        const response = await requestStream(url, ask, init);
        expect(response.status).to.equal(200);
        await response.body?.cancel();
      }
      const refused = await requestStream(url, { conversation: id, token });
      expect(refused.status).to.equal(401);
      await refused.body?.cancel();
    });
  });
});
