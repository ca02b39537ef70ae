import { setTimeout } from "node:timers/promises";
import { Firestore, type Timestamp } from "@google-cloud/firestore";
import { Fault } from "@hearth/contract";
import { expect } from "chai";
import { auditSchema } from "../../../src/conversation/Audit.ts";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import type { Decision } from "../../../src/conversation/Decision.ts";
import { deleteMessage } from "../../../src/conversation/deleteMessage.ts";
import { editMessage } from "../../../src/conversation/editMessage.ts";
import { headSchema } from "../../../src/conversation/Head.ts";
import { storedEventSchema } from "../../../src/conversation/StoredEvent.ts";
import { storedMessageSchema } from "../../../src/conversation/StoredMessage.ts";
import { tallySchema } from "../../../src/conversation/Tally.ts";
import { takeOver } from "../../../src/conversation/takeOver.ts";
import type { ConversationLog } from "../../../src/log/ConversationLog.ts";
import { FirestoreLogStore } from "../../../src/log/FirestoreLogStore.ts";
import { conversationRef, eventsRef, messagesRef, talliesRef } from "../../../src/log/paths.ts";
import { appendOf } from "../../support/appendOf.ts";
import { expectSoundLog } from "../../support/expectSoundLog.ts";
import type { Stored } from "../../support/MemoryLogStore.ts";
import { openLog } from "../../support/openLog.ts";
import { people } from "../../support/people.ts";
import { start } from "../../support/started.ts";

const { ada, dana } = people;

describe("three processes with one conversation in Firestore", () => {
  const db = new Firestore({ ignoreUndefinedProperties: true });
  after(() => db.terminate());

  /** As many processes, each with a store and a head cache of its own. */
  const processes = Array.from({ length: 3 }, () =>
    openLog(new FirestoreLogStore(db), {
      clock: () => new Date(),
      newId: () => crypto.randomUUID(),
      random: Math.random,
      sleep: (milliseconds) => setTimeout(milliseconds),
    }),
  );

  let id: string;
  beforeEach(async () => {
    id = crypto.randomUUID();
    await Promise.all(processes.map((process) => settled(process, start(id))));
  });

  /** Calls until it is settled, as a client does. */
  async function settled<Answer>(
    process: ConversationLog<Timestamp> | undefined,
    decide: Decision<Answer>,
  ): Promise<Answer> {
    for (;;) {
      try {
        return await (process ?? expect.fail("no such process")).append(id, decide);
      } catch (failure) {
        if (!(failure instanceof Fault) || failure.code !== "busy") throw failure;
      }
    }
  }

  async function stored(): Promise<Stored> {
    const [head, messages, events, tallies, audits] = await Promise.all([
      conversationRef(db, id).get(),
      messagesRef(db, id).orderBy("seq").get(),
      eventsRef(db, id).orderBy("seq").get(),
      talliesRef(db, id).get(),
      db.collection("audit").where("conversationId", "==", id).get(),
    ]);
    return {
      head: headSchema.parse(head.data()),
      messages: messages.docs.map((document) => storedMessageSchema.parse(document.data())),
      events: events.docs.map((document) => storedEventSchema.parse(document.data())),
      tallies: tallies.docs.map((document) => tallySchema.parse(document.data())),
      audits: audits.docs.map((document) => auditSchema.parse(document.data())),
    };
  }

  it("start it once", async () => {
    expect((await stored()).events.map(({ type }) => type)).to.deep.equal(["conversation.created"]);
  });

  it("write each message once, though each was sent to two of them", async () => {
    const texts = Array.from({ length: 60 }, (_, index) => `message ${index}`);
    const answers = await Promise.all(
      texts.flatMap((text, index) => {
        const send = appendMessage(appendOf(ada, { text, clientId: `k${index}` }, id));
        return [processes[index % 3], processes[(index + 1) % 3]].map((process) => settled(process, send));
      }),
    );
    const log = await stored();
    expectSoundLog(log);
    expect(log.messages.map(({ text }) => text).sort()).to.deep.equal(texts.sort());
    expect(answers.filter(({ duplicate }) => !duplicate)).to.have.lengthOf(texts.length);
    for (const { message } of answers) {
      expect(log.messages.find(({ seq }) => seq === message.seq)).to.deep.equal(message);
    }
  });

  it("let one of fifty operators take it over", async () => {
    const operators = Array.from({ length: 50 }, (_, index) => ({ ...dana, id: `operator-${index}` }));
    const calls = await Promise.allSettled(
      operators.map((operator, index) => settled(processes[index % 3], takeOver(operator, undefined))),
    );
    const { head, events } = await stored();
    const winners = calls.flatMap((call) => (call.status === "fulfilled" ? [call.value.operator?.id] : []));
    const losers = calls.flatMap((call) => (call.status === "rejected" ? [call.reason.details.operator?.id] : []));
    expect(winners).to.deep.equal([head?.operator?.id]);
    expect(losers).to.deep.equal(Array(49).fill(head?.operator?.id));
    expect(events).to.have.lengthOf(2);
  });

  it("leave nothing of a message that one edits and another deletes while a third goes on writing", async () => {
    const send = appendOf(ada, { text: "secret", clientId: "k" }, id);
    await settled(processes[0], appendMessage(send));
    await Promise.allSettled([
      ...Array.from({ length: 5 }, (_, index) =>
        settled(processes[0], editMessage(ada, send.messageId, `secret ${index}`)),
      ),
      settled(processes[1], deleteMessage(ada, send.messageId)),
      ...Array.from({ length: 20 }, (_, index) =>
        settled(processes[2], appendMessage(appendOf(ada, { text: `message ${index}` }, id))),
      ),
    ]);
    const log = await stored();
    expectSoundLog(log);
    expect(log.messages).to.have.lengthOf(21);
    expect(JSON.stringify(log)).not.to.include("secret");
  });
});
