import { expect } from "chai";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import { close } from "../../../src/conversation/close.ts";
import type { Decision } from "../../../src/conversation/Decision.ts";
import { deleteMessage } from "../../../src/conversation/deleteMessage.ts";
import { editMessage } from "../../../src/conversation/editMessage.ts";
import { handOff } from "../../../src/conversation/handOff.ts";
import { markRead } from "../../../src/conversation/markRead.ts";
import type { Principal } from "../../../src/conversation/Principal.ts";
import { rate } from "../../../src/conversation/rate.ts";
import { release } from "../../../src/conversation/release.ts";
import { setLabels } from "../../../src/conversation/setLabels.ts";
import { startConversation } from "../../../src/conversation/startConversation.ts";
import { takeOver } from "../../../src/conversation/takeOver.ts";
import { transfer } from "../../../src/conversation/transfer.ts";
import { appendOf } from "../../support/appendOf.ts";
import { decided, refusal, refusalCode } from "../../support/decided.ts";
import { headWith } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";
import { storedMessageWith } from "../../support/storedMessageWith.ts";

const { ada, eve, bot, dana, omar, alma } = people;
const to = { id: "omar", name: "Omar" };

/** Every call there is, as `principal` makes it. */
const calls: Record<string, (principal: Principal) => Decision<unknown>> = {
  send: (principal) => appendMessage(appendOf(principal, { text: "hello" })),
  edit: (principal) => editMessage(principal, "m1", "hello there"),
  delete: (principal) => deleteMessage(principal, "m1"),
  read: (principal) => markRead(principal, 1),
  handOff,
  takeOver: (principal) => takeOver(principal, undefined),
  releaseToBot: (principal) => release(principal, "bot"),
  releaseToQueue: (principal) => release(principal, "queue"),
  transfer: (principal) => transfer(principal, to),
  close: (principal) => close(principal, undefined),
  rate: (principal) => rate(principal, 5, ""),
  label: (principal) => setLabels(principal, ["vip"]),
  start: (principal) => startConversation({ conversationId: "c1", epoch: "e", principal, profile: { channel: "web" } }),
};

describe("access", () => {
  describe("a stranger finds no such conversation, whatever state it is in:", () => {
    for (const [name, call] of Object.entries(calls)) {
      it(name, () => {
        for (const state of ["bot", "waiting", "assigned", "closed"] as const) {
          const operator = state === "assigned" ? to : null;
          const situation = { head: headWith({ seq: 5, state, operator }), messages: [storedMessageWith()] };
          expect(refusalCode(call(eve), situation)).to.equal("not_found");
        }
      });
    }
  });

  describe("where there is none, nobody finds one:", () => {
    for (const [name, call] of Object.entries(calls)) {
      if (name === "start") continue;
      it(name, () => {
        for (const person of [ada, bot, dana, alma]) {
          expect(refusalCode(call(person), { head: null })).to.equal("not_found");
        }
      });
    }
  });

  describe("while Dana has it,", () => {
    const head = headWith({ seq: 5, state: "assigned", operator: { id: dana.id, name: dana.name } });

    for (const name of ["send", "releaseToBot", "releaseToQueue", "transfer", "close"]) {
      const call = calls[name] ?? expect.fail(`nobody makes ${name}`);

      it(`she and an admin may ${name}`, () => {
        for (const person of [dana, alma]) expect(decided(call(person), { head }).events).to.have.lengthOf(1);
      });

      it(`another operator and the bot may not ${name}, and learn who has it`, () => {
        for (const person of [omar, bot]) {
          const fault = refusal(call(person), { head });
          expect(fault?.code).to.equal("conversation_taken");
          expect(fault?.details.operator).to.deep.equal({ id: "dana", name: "Dana" });
        }
      });
    }

    it("the customer may send and close", () => {
      for (const name of ["send", "close"]) {
        expect(decided(calls[name]?.(ada) ?? expect.fail(name), { head }).events).to.have.lengthOf(1);
      }
    });

    it("anyone of ours may leave a note, label it and read it", () => {
      for (const person of [dana, omar, alma, bot]) {
        const note = appendMessage(appendOf(person, { text: "careful", visibility: "internal" }));
        expect(decided(note, { head }).events).to.have.lengthOf(1);
        expect(decided(setLabels(person, ["vip"]), { head }).events).to.have.lengthOf(1);
        expect(decided(markRead(person, 5), { head }).events).to.have.lengthOf(1);
      }
    });
  });
});
