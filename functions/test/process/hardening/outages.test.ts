import { expect } from "chai";
import { freePorts } from "../../../../scripts/ports/freePorts.ts";
import { type RunningFunction, startFunction } from "../../../../scripts/processes/startFunction.ts";
import { newAccount } from "../../support/apiAccounts.ts";
import { apiCaller } from "../../support/apiCaller.ts";
import { begin, say } from "../../support/apiConversation.ts";
import { operationsOf } from "../../support/apiDocument.ts";
import { exampleBody } from "../../support/apiExamples.ts";
import { exchange } from "../../support/apiExchange.ts";
import { problemIn } from "../../support/apiProblem.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";
import { marker } from "../../support/apiWrongValues.ts";

describe("hardening: what breaks behind the api stays behind it", () => {
  const api = apiProcess();
  const broken: RunningFunction[] = [];

  after(() => Promise.all(broken.map((each) => each.stop("SIGKILL"))));

  /** An API with something of its surroundings broken. */
  async function start(env: Record<string, string>): Promise<RunningFunction> {
    const started = await startFunction({ target: "api", env });
    broken.push(started);
    return started;
  }

  // The bound is this test's own: the platform's answer, that no browser may read, comes after 60 s.
  it("a database that does not answer: every call ends with busy, in time", async function () {
    this.timeout(30_000);
    const people = await Promise.all([newAccount("customer"), newAccount("operator"), newAccount("admin")]);
    const { id: uid } = await newAccount("customer");
    const { url, output } = await start({ FIRESTORE_EMULATOR_HOST: await deadAddress() });
    const guarded = (await operationsOf(api.url())).filter(({ roles }) => roles.length > 0);
    await Promise.all(
      guarded.map(async (operation) => {
        const body = exampleBody(operation, { id: "any", uid, text: marker });
        const answer = await exchange(url, {
          method: operation.method,
          path: operation.path.replace("{uid}", uid).replace(/\{\w+\}/g, "any"),
          token: people.find(({ role }) => operation.roles.includes(role))?.token,
          ...(body && { type: "application/json", body: JSON.stringify(body) }),
          ...(operation.takesBytes && { type: "text/plain", body: marker }),
        });
        problemIn(answer, "busy", operation.operationId);
        expect(answer.text).not.to.include(marker);
      }),
    );
    expect((await exchange(url, { method: "GET", path: "/v1/health" })).status).to.equal(200);
    expect(output()).not.to.include(marker);
  });

  it("an Auth that does not answer: nobody is told that a good token is bad", async () => {
    const { id } = await begin(api);
    const ada = await newAccount("customer");
    const { url, output } = await start({ FIREBASE_AUTH_EMULATOR_HOST: await deadAddress() });
    await apiCaller(url, ada).refused(routes.getConversation, "internal", { id });
    expect(output()).to.include("unforeseen failure").and.not.include(ada.token);
  });

  describe("what is damaged in the database", () => {
    let damaged: RunningFunction | undefined;

    before(async () => {
      damaged = await start({});
    });

    const damages: [what: string, document: string, field: object, call: string][] = [
      ["a conversation", "", { state: marker }, ""],
      ["a message", "/messages/{mid}", { kind: marker }, "/messages"],
      ["an event", "/events/000000000002", { type: marker }, "/events"],
    ];
    for (const [what, document, field, call] of damages) {
      it(`${what}: nothing of it is answered or printed`, async () => {
        const { url, output } = damaged ?? expect.fail();
        const { ada, id } = await begin(api);
        const { id: mid } = await say(ada, id, { text: marker });
        await api.db.doc(`conversations/${id}${document.replace("{mid}", mid)}`).update(field);
        const path = `/v1/conversations/${id}${call}`;
        const answer = await exchange(url, { method: "GET", path, token: ada.token });
        const { requestId } = problemIn(answer, "internal");
        expect(answer.text).not.to.include(marker);
        expect(output()).to.include(requestId).and.not.include(marker);
      });
    }

    it("an API key's record: it opens nothing, and nothing of it is shown", async () => {
      const { url, output } = damaged ?? expect.fail();
      const bot = await api.bot();
      await api.db.doc(`integrations/${bot.id.replace("bot_", "")}`).update({ disabled: marker, keyHash: 5 });
      const refused = apiCaller(url, bot).refused(routes.createStreamTicket, "internal", { body: { inbox: "all" } });
      const { requestId } = await refused;
      expect(output()).to.include(requestId).and.not.include(marker).and.not.include(bot.token);
    });
  });
});

async function deadAddress(): Promise<string> {
  const [port] = await freePorts(1);
  return `127.0.0.1:${port}`;
}
