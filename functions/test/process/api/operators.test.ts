import { expect } from "chai";
import { auth } from "../../../src/auth/firebaseAuth.ts";
import { presenceRef } from "../../../src/routing/presenceRef.ts";
import { idToken, newAccount } from "../../support/apiAccounts.ts";
import { begin } from "../../support/apiConversation.ts";
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

  it("have the capacity that an admin sets, and keep it when something else is changed", async () => {
    const [alma, dana] = [await api.admin(), await api.operator("Dana")];
    await dana.does(routes.setPresence, { body: { status: "online" } });
    const set = (body: object) =>
      alma.does(routes.setOperator, { uid: dana.id, body: { name: "Dana", role: "operator", ...body } });
    expect((await set({})).capacity).to.equal(5);
    for (const capacity of [0, 100]) expect((await set({ capacity })).capacity).to.equal(capacity);
    expect((await set({ name: "Dana M." })).capacity).to.equal(100);
    expect((await dana.does(routes.setPresence, { body: { status: "away" } })).capacity).to.equal(100);
  });

  it("have no capacity below nothing, above a hundred, or of one and a half; what was set stays", async () => {
    const [alma, dana] = [await api.admin(), await api.operator("Dana")];
    await dana.does(routes.setPresence, { body: { status: "online" } });
    for (const capacity of [-1, 101, 1.5, "4", null]) {
      const body = { name: "Eve", role: "admin", capacity };
      const problem = await alma.refused(routes.setOperator, "invalid_request", { uid: dana.id, body });
      expect(placesOf(problem)).to.deep.equal(["capacity"]);
    }
    const { operators } = await dana.does(routes.listOperators);
    expect(operators.find(({ id }) => id === dana.id)).to.include({ name: "Dana", role: "operator", capacity: 5 });
  });

  it("are listed with how many conversations they have, at once after each change by the same instance", async () => {
    const { dana, ada, id } = await begin(api, "assigned");
    const omar = await api.operator("Omar");
    for (const each of [dana, omar]) await each.does(routes.setPresence, { body: { status: "online" } });
    const counts = async () => {
      const { operators } = await omar.does(routes.listOperators);
      return [dana, omar].map((each) => operators.find((other) => other.id === each.id)?.conversations);
    };
    expect(await counts()).to.deep.equal([1, 0]);
    await dana.does(routes.transfer, { id, body: { operatorId: omar.id } });
    expect(await counts()).to.deep.equal([0, 1]);
    await dana.does(routes.takeover, { id, body: { from: omar.id } });
    expect(await counts()).to.deep.equal([1, 0]);
    await ada.does(routes.close, { id, body: {} });
    expect(await counts()).to.deep.equal([0, 0]);
  });

  it("are told of in the audit when their role becomes another, and only then", async () => {
    const alma = await api.admin("Alma");
    const { id: uid } = await newAccount("customer");
    for (const role of ["operator", "operator", "admin"]) {
      await alma.does(routes.setOperator, { uid, body: { name: "Omar", role, capacity: 3 } });
    }
    const { docs } = await api.db.collection("audit").where("to.id", "==", uid).get();
    const actor = { id: alma.id, role: "admin", name: "Alma" };
    const told = docs.map((doc) => ({ action: doc.get("action"), actor: doc.get("actor"), role: doc.get("role") }));
    expect(told).to.have.deep.members([
      { action: "role", actor, role: "operator" },
      { action: "role", actor, role: "admin" },
    ]);
  });

  it("are offline to everyone 90 s after their last sign of life, whatever they chose", async () => {
    const dana = await api.operator("Dana");
    await dana.does(routes.setPresence, { body: { status: "online" } });
    await presenceRef(api.db, dana.id).update({ seenAt: new Date(Date.now() - 91_000) });
    const { operators } = await (await api.operator("Yara")).does(routes.listOperators);
    expect(operators.find(({ id }) => id === dana.id)?.status).to.equal("offline");
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
