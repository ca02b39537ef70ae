import { expect } from "chai";
import { createApiKey } from "../../../../src/auth/apiKeys.ts";
import { auth } from "../../../../src/auth/firebaseAuth.ts";
import { idToken, newAccount } from "../../../support/apiAccounts.ts";
import { onEvery } from "../../../support/apiEvery.ts";
import { problemIn } from "../../../support/apiProblem.ts";
import { apiProcess } from "../../../support/apiProcess.ts";
import { apiStage } from "../../../support/apiStage.ts";

const now = () => Math.floor(Date.now() / 1000);
const secret = "A".repeat(43);

describe("api, on every route: who does not prove to be somebody is told so, and nothing else", () => {
  const api = apiProcess();
  const stage = apiStage(api);
  const guarded = () => stage().operations.filter(({ roles }) => roles.length > 0);

  const proofs: [name: string, proof: () => Promise<string | undefined>][] = [
    ["no Authorization", async () => undefined],
    ["an empty one", async () => ""],
    ["a scheme without a token", async () => "Bearer"],
    ["another scheme", async () => `Basic ${Buffer.from("ada:secret").toString("base64")}`],
    ["a token without its scheme", async () => stage().callers.admin.token],
    ["two tokens", async () => `Bearer ${stage().callers.admin.token} ${stage().callers.admin.token}`],
    ["garbage", async () => "Bearer garbage"],
    ["three parts of garbage", async () => "Bearer a.b.c"],
    ["a token that is not JSON inside", async () => `Bearer ${Buffer.from("{").toString("base64url")}.e30.`],
    ["an expired token", async () => `Bearer ${await tokenWith({ iat: now() - 7200, exp: now() - 3600 })}`],
    ["another project's token", async () => `Bearer ${await tokenWith({ aud: "demo-other" })}`],
    ["another issuer's token", async () => `Bearer ${await tokenWith({ iss: "https://evil.example/demo-hearth" })}`],
    ["a token for nobody", async () => `Bearer ${await tokenWith({ sub: "" })}`],
    ["a token for no account", async () => `Bearer ${idToken("nobody-knows-me", { role: "admin" })}`],
    ["a disabled account's token", async () => `Bearer ${await disabledAccountsToken()}`],
    ["a revoked token", async () => `Bearer ${await revokedToken()}`],
    ["the beginning of an API key", async () => "Bearer hearth_"],
    ["an API key without its secret", async () => "Bearer hearth_someone_"],
    ["an API key with a path in it", async () => `Bearer hearth_a/b_${secret}`],
    ["an API key of nobody", async () => `Bearer hearth_nobody_${secret}`],
    ["an API key named like part of every object", async () => `Bearer hearth_constructor_${secret}`],
    ["an API key with another secret", async () => `Bearer ${stage().callers.bot.token.slice(0, -43)}${secret}`],
    ["an API key with its secret cut", async () => `Bearer ${stage().callers.bot.token.slice(0, -1)}`],
    ["an API key with its secret drawn out", async () => `Bearer ${stage().callers.bot.token}A`],
    ["a disabled API key", async () => `Bearer ${await disabledKey()}`],
    ["the hash of an API key", async () => `Bearer ${await storedHash()}`],
  ];

  for (const [name, proof] of proofs) {
    it(name, async () => {
      const authorization = await proof();
      const headers: Record<string, string> = authorization === undefined ? {} : { Authorization: authorization };
      await onEvery(guarded(), async (operation) => {
        const answer = await stage().send(operation, { token: undefined, headers });
        const { errors, operator } = problemIn(answer, "unauthenticated", operation.operationId);
        expect([errors, operator]).to.deep.equal([undefined, undefined]);
      });
    });
  }

  it("comes before anything that is wrong with the call itself", async () => {
    await onEvery(guarded(), async (operation) => {
      const wrong = operation.body === undefined ? {} : { type: "application/json", body: '{"text":' };
      const answer = await stage().send(operation, { token: undefined, ids: { id: "a.b", mid: "a.b" }, ...wrong });
      problemIn(answer, "unauthenticated", operation.operationId);
    });
  });

  it("tells an app that its token is too old, so that it fetches a new one", async () => {
    const token = await tokenWith({ iat: now() - 7200, exp: now() - 3600 });
    const [operation = expect.fail()] = guarded();
    const { detail } = problemIn(await stage().send(operation, { token }), "unauthenticated");
    expect(detail).to.equal("The token has expired.");
  });

  it("who is somebody, but of another role, is forbidden", async () => {
    for (const caller of Object.values(stage().callers)) {
      await onEvery(
        guarded().filter(({ roles }) => !roles.includes(caller.role)),
        async (operation) => {
          const answer = await stage().send(operation, { token: caller.token });
          problemIn(answer, "forbidden", `${caller.role}: ${operation.operationId}`);
        },
      );
    }
  });

  for (const role of ["superuser", "ADMIN", "", ["admin"], { admin: true }, 5, null]) {
    it(`whose role is ${JSON.stringify(role)} is a customer`, async () => {
      const token = await tokenWith({ role });
      await onEvery(
        guarded().filter(({ roles }) => !roles.includes("customer")),
        async (operation) => problemIn(await stage().send(operation, { token }), "forbidden", operation.operationId),
      );
    });
  }

  async function tokenWith(claims: Record<string, unknown>): Promise<string> {
    const { id } = await newAccount("customer");
    return idToken(id, claims);
  }

  async function disabledAccountsToken(): Promise<string> {
    const { id } = await newAccount("customer");
    await auth().updateUser(id, { disabled: true });
    return idToken(id, { role: "admin" });
  }

  async function revokedToken(): Promise<string> {
    const { id } = await newAccount("customer");
    await auth().revokeRefreshTokens(id);
    return idToken(id, { role: "admin", auth_time: now() - 3600 });
  }

  async function disabledKey(): Promise<string> {
    const key = await createApiKey(api.db, { id: "disabled", name: "Old bot" });
    await api.db.doc("integrations/disabled").update({ disabled: true });
    return key;
  }

  async function storedHash(): Promise<string> {
    const id = stage().callers.bot.id.replace("bot_", "");
    const keyHash: unknown = (await api.db.doc(`integrations/${id}`).get()).get("keyHash");
    return `hearth_${id}_${String(keyHash).slice(0, 43)}`;
  }
});
