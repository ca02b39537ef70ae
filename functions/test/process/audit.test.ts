import { expect } from "chai";
import type { Audit } from "../../src/conversation/Audit.ts";
import type { Caller } from "../support/apiCaller.ts";
import { begin, say } from "../support/apiConversation.ts";
import { apiProcess } from "../support/apiProcess.ts";
import { routes } from "../support/apiRoutes.ts";

describe("api: the audit", () => {
  const api = apiProcess();

  /** A conversation in which everything that is audited was done, each call made twice. */
  async function busyConversation() {
    const { ada, dana, id } = await begin(api, "waiting");
    const omar = await api.operator("Omar");
    for (const operator of [dana, omar]) await operator.does(routes.setPresence, { body: { status: "online" } });
    await say(ada, id, { text: "secret question" });
    const twice = async (caller: Caller, ...[route, input]: Parameters<Caller["does"]>) => {
      for (let time = 0; time < 2; time++) await caller.does(route, { id, ...input });
    };
    await twice(dana, routes.takeover, { body: {} });
    const { id: mid } = await say(dana, id, { text: "secret answer" });
    await twice(dana, routes.editMessage, { mid, body: { text: "secret answer, corrected" } });
    await twice(dana, routes.deleteMessage, { mid });
    await twice(dana, routes.release, { body: { to: "queue" } });
    await twice(omar, routes.takeover, { body: {} });
    await twice(omar, routes.transfer, { body: { operatorId: dana.id } });
    await twice(dana, routes.close, { body: { reason: "secret reason" } });
    return { ada, dana, omar, id, mid };
  }

  it("tells once of everything that was done, the newest first, and nothing of what was written", async () => {
    const { ada, dana, omar, id, mid } = await busyConversation();
    const { entries } = await (await api.admin()).does(routes.listAudit, { query: { conversation: id } });
    const [d, o] = [dana, omar].map(({ id, name }) => ({ id, name }));
    const told = entries.map(({ action, actor, messageId, from, to }) => ({
      action,
      by: actor.id,
      messageId,
      from,
      to,
    }));
    expect(told).to.deep.equal([
      { action: "close", by: dana.id, messageId: undefined, from: d, to: d },
      { action: "transfer", by: omar.id, messageId: undefined, from: o, to: d },
      { action: "takeover", by: omar.id, messageId: undefined, from: undefined, to: o },
      { action: "release", by: dana.id, messageId: undefined, from: d, to: undefined },
      { action: "delete", by: dana.id, messageId: mid, from: d, to: d },
      { action: "edit", by: dana.id, messageId: mid, from: d, to: d },
      { action: "takeover", by: dana.id, messageId: undefined, from: undefined, to: d },
    ]);
    for (const { conversationId, customerId } of entries) {
      expect([conversationId, customerId]).to.deep.equal([id, ada.id]);
    }
    expect(JSON.stringify(entries)).not.to.include("secret");
  });

  it("can be asked by who did it, by what was done, and by both", async () => {
    const { dana, omar, id } = await busyConversation();
    const alma = await api.admin();
    const actions = async (query: Record<string, string>) =>
      (await alma.does(routes.listAudit, { query })).entries.map(({ action }) => action);
    expect(await actions({ actor: omar.id })).to.deep.equal(["transfer", "takeover"]);
    expect(await actions({ actor: dana.id, action: "edit" })).to.deep.equal(["edit"]);
    expect(await actions({ conversation: id, action: "takeover" })).to.deep.equal(["takeover", "takeover"]);
    expect(await actions({ conversation: id, actor: omar.id, action: "close" })).to.deep.equal([]);
  });

  it("comes in pages that neither skip nor repeat what happened in one moment", async () => {
    const actor = { id: crypto.randomUUID(), role: "admin", name: "Alma" } as const;
    const [at, later] = [new Date("2026-11-22T12:00:00.000Z"), new Date("2026-11-22T12:00:00.001Z")];
    const roles = [at, at, at, later].map((at): Audit => {
      const to = { id: "omar", name: "Omar" };
      return { id: crypto.randomUUID(), action: "role", at, actor, to, role: "operator" };
    });
    await Promise.all(roles.map((entry) => api.db.collection("audit").doc(entry.id).create(entry)));
    const alma = await api.admin();
    const found: string[] = [];
    let before: string | undefined;
    do {
      const page = await alma.does(routes.listAudit, { query: { actor: actor.id, limit: 1, before } });
      found.push(...page.entries.map(({ id }) => id));
      before = page.nextCursor;
    } while (before !== undefined);
    expect(found[0]).to.equal(roles[3]?.id);
    expect(found)
      .to.have.lengthOf(4)
      .and.to.have.members(roles.map(({ id }) => id));
    const query = { actor: actor.id, before: later.toISOString() };
    const { entries } = await alma.does(routes.listAudit, { query });
    expect(entries.map(({ id }) => id)).to.deep.equal(found.slice(1));
    expect(entries[0]).to.deep.include({ action: "role", role: "operator", to: { id: "omar", name: "Omar" } });
  });
});
