import { applyEvent, type Conversation } from "@hearth/contract";
import { expect } from "chai";
import { messageWith } from "../../contract/test/arbitraries.ts";
import { addAnswered, addOlder, applyToThread, beginThread } from "../src/thread.ts";
import { TrueLog } from "./support/TrueLog.ts";

function logOf(count: number): TrueLog {
  const log = new TrueLog();
  for (let n = 0; n < count; n++) log.write(`message ${n}`, `own-${n}`);
  return log;
}

const begun = (log: TrueLog, limit: number) => beginThread(log.conversation, log.page(Infinity, limit), null);

describe("a thread", () => {
  it("follows the events as the contract's own applyEvent does", () => {
    const log = logOf(3);
    let thread = begun(log, 50);
    log.write("one more", null);
    log.edit(0, "edited");
    for (const event of log.events) thread = applyToThread(thread, event) ?? thread;
    expect(thread.conversation).to.deep.equal(log.events.reduce<Conversation | null>(applyEvent, null));
    expect(thread.messages).to.deep.equal(log.messages);
  });

  it("takes no event after a gap: what is missing would never be noticed", () => {
    const log = logOf(1);
    const thread = begun(log, 50);
    log.write("missed", null);
    log.write("came", null);
    const last = log.events.at(-1);
    expect(last && applyToThread(thread, last)).to.equal(undefined);
  });

  it("takes a late answer for no more than it is: what it has may be newer, and what is older leaves a hole", () => {
    const log = logOf(5);
    const thread = begun(log, 2);
    const [first] = log.messages;
    const late = { ...(log.messages.at(-1) ?? messageWith()), text: "as it was" };
    expect(addAnswered(thread, late)).to.equal(thread);
    expect(addAnswered(thread, first ?? messageWith())).to.equal(thread);
  });

  it("joins the page before its oldest message, and knows when there is none", () => {
    const log = logOf(5);
    const thread = begun(log, 2);
    const more = addOlder(thread, log.page(thread.messages[0]?.seq ?? 0, 2));
    expect(more.hasOlder).to.equal(true);
    const all = addOlder(more, log.page(more.messages[0]?.seq ?? 0, 2));
    expect(all.messages).to.deep.equal(log.messages);
    expect(all.hasOlder).to.equal(false);
  });
});
