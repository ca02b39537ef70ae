import type { Append } from "../../src/conversation/Append.ts";
import { appendMessage, type Sent } from "../../src/conversation/appendMessage.ts";
import { close } from "../../src/conversation/close.ts";
import type { Decision } from "../../src/conversation/Decision.ts";
import { deleteMessage } from "../../src/conversation/deleteMessage.ts";
import { editMessage } from "../../src/conversation/editMessage.ts";
import type { Head } from "../../src/conversation/Head.ts";
import { handOff } from "../../src/conversation/handOff.ts";
import { markRead } from "../../src/conversation/markRead.ts";
import type { Principal } from "../../src/conversation/Principal.ts";
import { rate } from "../../src/conversation/rate.ts";
import { release } from "../../src/conversation/release.ts";
import type { StoredMessage } from "../../src/conversation/StoredMessage.ts";
import { setLabels } from "../../src/conversation/setLabels.ts";
import { startConversation } from "../../src/conversation/startConversation.ts";
import { takeOver } from "../../src/conversation/takeOver.ts";
import { transfer } from "../../src/conversation/transfer.ts";
import { appendOf } from "./appendOf.ts";
import { type Call, idOfKey, textOf, type Words } from "./calls.ts";
import type { Outcome } from "./Process.ts";
import { people } from "./people.ts";

export type Answer = { head: Head } | Sent | { message: StoredMessage };

/**
 * One try at a call. Its caller's name is the try's own: each event tells by its actor, and each message by
 * its author, which try it comes from.
 */
export type Attempt = {
  call: Call;
  principal: Principal;
  append: Append | undefined;
  decide: Decision<Answer>;
};

/** An attempt that was made: the head's `seq` and its process's clock as it began and ended. */
export type Made = Attempt & {
  began: { seq: number; now: Date };
  ended: { seq: number; now: Date };
  outcome: Outcome<Answer>;
};

/** The `number`th call, tried for the `tries`th time. */
export function attemptOf(call: Call, number: number, tries: number): Attempt {
  const principal = { ...people[call.by], name: `${call.by}, call ${number}, try ${tries}` };
  const append = "words" in call && call.words !== undefined ? said(principal, call.words) : undefined;
  return { call, principal, append, decide: decisionOf(call, { number, principal, append }) };
}

/** Each edit its own text, naming the message's key. */
export function editOf(call: Extract<Call, { do: "edit" }>, number: number): string {
  return `«${call.key}» edited by call ${number}`;
}

function said(principal: Principal, words: Words): Append {
  return appendOf(principal, {
    clientId: words.key,
    text: textOf(words),
    visibility: words.internal ? "internal" : "public",
    replyTo: words.replyTo === undefined ? undefined : idOfKey(words.replyTo),
  });
}

type Maker = { number: number; principal: Principal; append: Append | undefined };

function decisionOf(call: Call, { number, principal, append }: Maker): Decision<Answer> {
  switch (call.do) {
    case "start":
      return startConversation({
        conversationId: "c1",
        epoch: "epoch1",
        principal,
        profile: { channel: "web" },
        first: append,
      });
    case "send":
      return appendMessage(append ?? said(principal, call.words));
    case "edit":
      return aboutMessage(editMessage(principal, idOfKey(call.key), editOf(call, number)));
    case "delete":
      return aboutMessage(deleteMessage(principal, idOfKey(call.key)));
    case "read":
      return aboutHead(markRead(principal, call.seq));
    case "hand off":
      return aboutHead(handOff(principal));
    case "take over":
      return aboutHead(takeOver(principal, call.from));
    case "release":
      return aboutHead(release(principal, call.to));
    case "transfer":
      return aboutHead(transfer(principal, { id: call.to, name: people[call.to].name }));
    case "close":
      return aboutHead(close(principal, undefined));
    case "rate":
      return aboutHead(rate(principal, call.score, ""));
    case "label":
      return aboutHead(setLabels(principal, call.labels));
  }
}

function aboutHead(decide: Decision<Head>): Decision<{ head: Head }> {
  return (context) => {
    const plan = decide(context);
    return "needs" in plan ? plan : { ...plan, answer: { head: plan.answer } };
  };
}

function aboutMessage(decide: Decision<StoredMessage>): Decision<{ message: StoredMessage }> {
  return (context) => {
    const plan = decide(context);
    return "needs" in plan ? plan : { ...plan, answer: { message: plan.answer } };
  };
}
