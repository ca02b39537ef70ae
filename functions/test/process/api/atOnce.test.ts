import { expect } from "chai";
import { newAccount } from "../../support/apiAccounts.ts";
import { type Caller, sentFor } from "../../support/apiCaller.ts";
import { begin } from "../../support/apiConversation.ts";
import { exchange } from "../../support/apiExchange.ts";
import { footprintOf } from "../../support/apiFootprint.ts";
import { problemIn } from "../../support/apiProblem.ts";
import { type Api, apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

describe("api: many at once, over two processes", () => {
  // More than one customer may write in a minute.
  const spacious = { HEARTH_MESSAGES_PER_MINUTE: "1000" };
  const apis: readonly [Api, Api] = [apiProcess(spacious), apiProcess(spacious)];
  const [api] = apis;

  /** The n-th call goes to this process. */
  const processOf = (n: number): Api => apis[n % 2] ?? api;

  it("of 50 operators who take a conversation over, one has it and 49 learn who", async () => {
    const { ada, id } = await begin(api, "waiting");
    const operators = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const account = await newAccount("operator", `Operator ${n}`);
        return processOf(n).as(account);
      }),
    );
    const answers = await Promise.all(operators.map((operator) => takeOver(operator, id)));

    const winners = operators.filter((_, n) => answers[n]?.status === 200);
    expect(winners).to.have.lengthOf(1);
    const [{ id: winner, name } = expect.fail()] = winners;
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).to.have.lengthOf(49);
    for (const answer of refused) {
      expect(problemIn(answer, "conversation_taken").operator).to.deep.equal({ id: winner, name });
    }
    const { seq, operator, state } = await ada.does(routes.getConversation, { id });
    expect({ seq, operator, state }).to.deep.equal({ seq: 3, operator: { id: winner, name }, state: "assigned" });
  });

  it("called again by who has it, takeover answers 200 and writes nothing", async () => {
    const { dana, id } = await begin(api, "assigned");
    const before = await footprintOf(api.db, id);
    const conversation = await dana.does(routes.getConversation, { id });
    for (const n of [0, 1]) {
      const again = await processOf(n).as(dana).answer(routes.takeover, { id, body: {} });
      expect(again).to.deep.equal({ status: 200, body: conversation });
    }
    expect(await footprintOf(api.db, id)).to.deep.equal(before);
  });

  it("of 20 starts by one customer, one makes the conversation and all answer with it", async () => {
    const ada = await newAccount("customer", "Ada");
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        processOf(n)
          .as(ada)
          .answer(routes.createConversation, { body: { message: { clientId: `start-${n}`, text: `start ${n}` } } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).to.have.lengthOf(1);
    expect(answers.filter(({ status }) => status === 200)).to.have.lengthOf(19);
    expect(new Set(answers.map(({ body }) => body.id)).size).to.equal(1);
    const mine = await api.as(ada).does(routes.listMyConversations);
    expect(mine.conversations).to.have.lengthOf(1);
    expect(mine.conversations[0]?.seq).to.equal(21);
  });

  it("100 messages make a log without a gap, each once", async () => {
    const { ada, id } = await begin(api);
    const sent = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        processOf(n)
          .as(ada)
          .does(routes.sendMessage, { id, body: { clientId: `m${n}`, text: `message ${n}` } }),
      ),
    );
    expect(sent.map(({ message }) => message.seq).sort((a, b) => a - b)).to.deep.equal(
      Array.from({ length: 100 }, (_, n) => n + 2),
    );
    const { events } = await ada.does(routes.listEvents, { id, query: { after: 1, limit: 100 } });
    expect(events.map(({ seq }) => seq)).to.deep.equal(Array.from({ length: 100 }, (_, n) => n + 2));
    const { messages } = await ada.does(routes.listMessages, { id, query: { limit: 100 } });
    const bySeq = sent.map(({ message }) => message).sort((a, b) => a.seq - b.seq);
    expect(messages).to.deep.equal(bySeq);
  });

  it("of 20 sends of one message, one makes it and all answer with it", async () => {
    const { ada, id } = await begin(api);
    const body = { clientId: "once", text: "once" };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => processOf(n).as(ada).answer(routes.sendMessage, { id, body })),
    );
    expect(answers.filter(({ status }) => status === 201)).to.have.lengthOf(1);
    const [{ message } = expect.fail()] = answers.map(({ body }) => body);
    for (const answer of answers) expect(answer.body).to.deep.equal({ message, duplicate: answer.status === 200 });
    expect((await ada.does(routes.getConversation, { id })).seq).to.equal(2);
  });
});

function takeOver(operator: Caller, id: string) {
  return exchange(operator.url, { ...sentFor(routes.takeover, { id, body: {} }), token: operator.token });
}
