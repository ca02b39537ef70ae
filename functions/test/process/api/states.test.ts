import type { FaultCode, State } from "@hearth/contract";
import { expect } from "chai";
import type { Caller, Input } from "../../support/apiCaller.ts";
import { begin, say } from "../../support/apiConversation.ts";
import { onEvery } from "../../support/apiEvery.ts";
import { footprintOf } from "../../support/apiFootprint.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { type Route, routes } from "../../support/apiRoutes.ts";

const text = { text: "words" };
const calls: Readonly<Record<string, [by: "ada" | "dana" | "omar" | "bot", route: Route<unknown>, body: object]>> = {
  "the customer writes": ["ada", routes.sendMessage, text],
  "the bot writes": ["bot", routes.sendMessage, text],
  "its operator writes": ["dana", routes.sendMessage, text],
  "another operator writes": ["omar", routes.sendMessage, text],
  "another operator notes": ["omar", routes.sendMessage, { ...text, visibility: "internal" }],
  "the bot hands off": ["bot", routes.handoff, {}],
  "the customer asks for a person": ["ada", routes.handoff, {}],
  "its operator takes over": ["dana", routes.takeover, {}],
  "another operator takes over": ["omar", routes.takeover, {}],
  "its operator releases to the bot": ["dana", routes.release, { to: "bot" }],
  "its operator releases to the queue": ["dana", routes.release, { to: "queue" }],
  "another operator releases to the queue": ["omar", routes.release, { to: "queue" }],
  "the customer closes": ["ada", routes.close, {}],
  "the bot closes": ["bot", routes.close, {}],
  "its operator closes": ["dana", routes.close, {}],
  "another operator closes": ["omar", routes.close, {}],
  "the customer rates": ["ada", routes.rating, { score: 3 }],
};

const taken = "conversation_taken";
const closed = "conversation_closed";

/** What comes of it in a conversation that is with the bot, waiting, assigned to Dana, or closed. */
const outcomes: Readonly<Record<keyof typeof calls, Record<State, State | FaultCode>>> = {
  "the customer writes": { bot: "bot", waiting: "waiting", assigned: "assigned", closed: "bot" },
  "the bot writes": { bot: "bot", waiting: "waiting", assigned: taken, closed },
  "its operator writes": { bot: "invalid_state", waiting: "invalid_state", assigned: "assigned", closed },
  "another operator writes": { bot: "invalid_state", waiting: "invalid_state", assigned: taken, closed },
  "another operator notes": { bot: "bot", waiting: "waiting", assigned: "assigned", closed: "closed" },
  "the bot hands off": { bot: "waiting", waiting: "waiting", assigned: taken, closed },
  "the customer asks for a person": { bot: "waiting", waiting: "waiting", assigned: taken, closed },
  "its operator takes over": { bot: "assigned", waiting: "assigned", assigned: "assigned", closed },
  "another operator takes over": { bot: "assigned", waiting: "assigned", assigned: taken, closed },
  "its operator releases to the bot": { bot: "bot", waiting: "invalid_state", assigned: "bot", closed },
  "its operator releases to the queue": { bot: "invalid_state", waiting: "waiting", assigned: "waiting", closed },
  "another operator releases to the queue": { bot: "invalid_state", waiting: "waiting", assigned: taken, closed },
  "the customer closes": { bot: "closed", waiting: "closed", assigned: "closed", closed: "closed" },
  "the bot closes": { bot: "closed", waiting: "closed", assigned: taken, closed: "closed" },
  "its operator closes": { bot: "closed", waiting: "closed", assigned: "closed", closed: "closed" },
  "another operator closes": { bot: "closed", waiting: "closed", assigned: taken, closed: "closed" },
  "the customer rates": {
    bot: "invalid_state",
    waiting: "invalid_state",
    assigned: "invalid_state",
    closed: "closed",
  },
};

const states: readonly State[] = ["bot", "waiting", "assigned", "closed"];

function isState(outcome: State | FaultCode): outcome is State {
  return states.some((state) => state === outcome);
}

describe("api: the state machine, call by call", () => {
  const api = apiProcess();

  for (const [name, [by, route, body]] of Object.entries(calls)) {
    it(name, async () => {
      const [omar, bot] = await Promise.all([api.operator("Omar"), api.bot()]);
      await onEvery(states, async (state) => {
        const { ada, dana, id } = await begin(api, state);
        const caller = { ada, dana, omar, bot }[by];
        const outcome = outcomes[name]?.[state] ?? "internal";
        if (isState(outcome)) {
          await caller.does(route, { id, body });
          expect((await dana.does(routes.getConversation, { id })).state, `in ${state}`).to.equal(outcome);
        } else {
          await refusedWithoutTrace(caller, route, outcome, { id, body });
        }
      });
    });
  }

  it("a closed conversation comes back with the customer's next message, to the bot and to nobody", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    await dana.does(routes.close, { id, body: {} });
    await say(ada, id, { text: "One more thing" });
    const reopened = await dana.does(routes.getConversation, { id });
    expect(reopened).to.deep.include({ state: "bot", operator: null, closedAt: null });
    const { status, body } = await ada.answer(routes.createConversation, { body: {} });
    expect([status, body.id]).to.deep.equal([200, id]);
  });

  it("a customer's message that is answered as a duplicate reopens nothing", async () => {
    const { ada, id } = await begin(api);
    await ada.does(routes.sendMessage, { id, body: { clientId: "m1", text: "Hello" } });
    await ada.does(routes.close, { id, body: {} });
    expect((await ada.answer(routes.sendMessage, { id, body: { clientId: "m1", text: "Hello" } })).status).to.equal(
      200,
    );
    expect((await ada.does(routes.getConversation, { id })).state).to.equal("closed");
  });

  it("a bot that answers too late learns who has it, and has said nothing", async () => {
    const { ada, dana, id } = await begin(api);
    const bot = await api.bot();
    await say(ada, id, { text: "A person, please" });
    await dana.does(routes.takeover, { id, body: {} });
    const problem = await refusedWithoutTrace(bot, routes.sendMessage, "conversation_taken", { id, body: text });
    expect(problem.operator).to.deep.equal({ id: dana.id, name: "Dana" });
  });

  it("an admin does what its operator may do, without having it", async () => {
    const alma = await api.admin();
    for (const [route, body, state] of [
      [routes.sendMessage, text, "assigned"],
      [routes.release, { to: "bot" }, "bot"],
      [routes.release, { to: "queue" }, "waiting"],
      [routes.close, {}, "closed"],
    ] as const) {
      const { id } = await begin(api, "assigned");
      await alma.does<unknown>(route, { id, body });
      expect((await alma.does(routes.getConversation, { id })).state).to.equal(state);
    }
    const { dana, id } = await begin(api, "assigned");
    await alma.does(routes.setPresence, { body: { status: "online" } });
    const given = await alma.does(routes.transfer, { id, body: { operatorId: alma.id } });
    expect(given.operator).to.deep.equal({ id: alma.id, name: "Alma" });
    await dana.refused(routes.sendMessage, "conversation_taken", { id, body: text });
  });

  async function refusedWithoutTrace(caller: Caller, route: Route<unknown>, code: FaultCode, input: Input) {
    const before = await footprintOf(api.db, input.id ?? "");
    const problem = await caller.refused(route, code, input);
    expect(await footprintOf(api.db, input.id ?? "")).to.deep.equal(before);
    return problem;
  }
});
