import { expect } from "chai";
import { auth } from "../../../src/auth/firebaseAuth.ts";
import { idToken, newAccount } from "../../support/apiAccounts.ts";
import { placesOf } from "../../support/apiProblem.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

describe("api: operators", () => {
  const api = apiProcess();

  it("say that they are there, away or gone, and the team sees it", async () => {
    const dana = await api.operator("Dana");
    for (const status of ["online", "away", "offline"] as const) {
      const self = await dana.does(routes.setPresence, { body: { status } });
      expect(self).to.deep.include({ id: dana.id, name: "Dana", role: "operator", status });
      const { operators } = await (await api.admin()).does(routes.listOperators);
      expect(operators).to.deep.include(self);
    }
  });

  it("are listed by name", async () => {
    for (const name of ["Zoe", "Abel"]) {
      await (await api.operator(name)).does(routes.setPresence, { body: { status: "online" } });
    }
    const { operators } = await (await api.operator()).does(routes.listOperators);
    const names = operators.map(({ name }) => name);
    expect(names).to.include.members(["Zoe", "Abel"]);
    expect(names).to.deep.equal([...names].sort());
  });

  it("are made by an admin, from their next token on", async () => {
    const alma = await api.admin();
    const { id: uid } = await newAccount("customer");
    const made = await alma.does(routes.setOperator, { uid, body: { name: " Omar ", role: "operator" } });
    expect(made).to.deep.include({ id: uid, name: "Omar", role: "operator", status: "offline" });
    expect(await claimsOf(uid)).to.deep.equal({ role: "operator" });
    const omar = api.as({ id: uid, role: "operator", name: "Omar", token: idToken(uid, await claimsOf(uid)) });
    await omar.does(routes.listOperators);
    const admin = await alma.does(routes.setOperator, { uid, body: { name: "Omar", role: "admin" } });
    expect(admin.role).to.equal("admin");
  });

  it("keep their presence when an admin changes their role", async () => {
    const [alma, dana] = [await api.admin(), await api.operator("Dana")];
    await dana.does(routes.setPresence, { body: { status: "online" } });
    const changed = await alma.does(routes.setOperator, { uid: dana.id, body: { name: "Dana", role: "admin" } });
    expect(changed.status).to.equal("online");
  });

  it("are made from accounts that exist only", async () => {
    const alma = await api.admin();
    for (const uid of ["nobody-knows-me", "nobody 💬", "no.body"]) {
      await alma.refused(routes.setOperator, "not_found", { uid, body: { name: "X", role: "operator" } });
      expect((await api.db.collection("operators").doc(uid).get()).exists).to.equal(false);
    }
  });

  it("may not make operators, nor may a customer or a bot; nothing of it is done", async () => {
    const { id: uid } = await newAccount("customer");
    for (const caller of [await api.operator(), await api.customer(), await api.bot()]) {
      const body = { name: "Eve", role: "admin" };
      await caller.refused(routes.setOperator, "forbidden", { uid, body });
      await caller.refused(routes.setOperator, "forbidden", { uid: caller.id, body });
    }
    expect((await api.db.collection("operators").doc(uid).get()).exists).to.equal(false);
    expect(await claimsOf(uid)).to.deep.equal({});
  });

  it("are nobody's to see but the team's", async () => {
    for (const caller of [await api.customer(), await api.bot()]) {
      await caller.refused(routes.listOperators, "forbidden");
      await caller.refused(routes.setPresence, "forbidden", { body: { status: "online" } });
    }
  });

  it("are told everything that is wrong at once", async () => {
    const problem = await (await api.admin()).refused(routes.setOperator, "invalid_request", {
      uid: "x",
      body: { name: "\u0007 ", role: "owner" },
    });
    expect(placesOf(problem)).to.have.members(["name", "role"]);
  });
});

/** The custom claims that the account's next token carries. */
async function claimsOf(uid: string): Promise<Record<string, unknown>> {
  return (await auth().getUser(uid)).customClaims ?? {};
}
