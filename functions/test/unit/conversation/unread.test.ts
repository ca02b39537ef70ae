import { expect } from "chai";
import fc from "fast-check";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import { deleteMessage } from "../../../src/conversation/deleteMessage.ts";
import type { Head } from "../../../src/conversation/Head.ts";
import { markRead } from "../../../src/conversation/markRead.ts";
import type { StoredMessage } from "../../../src/conversation/StoredMessage.ts";
import { appendOf } from "../../support/appendOf.ts";
import { decided } from "../../support/decided.ts";
import { headWith } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";
import { runs } from "../../support/runs.ts";

const { ada, dana, alma } = people;

type Deed =
  | { many: number; by: "ada" | "dana"; internal: boolean }
  | { deleted: number }
  | { read: number; by: "ada" | "dana" };

/** `read` and `deleted` mean a place: that many thousandths of the way through all there is. */
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    many: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 60, max: 150 })),
    by: fc.constantFrom("ada", "dana"),
    internal: fc.boolean(),
  }),
  fc.record({ deleted: fc.nat({ max: 1_000 }) }),
  fc.record({ read: fc.nat({ max: 1_000 }), by: fc.constantFrom("ada", "dana") }),
);

const listed = 100;

describe("unread", () => {
  it("counts what the other side said, in public, and is not deleted or read", () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
        let head = headWith({ state: "assigned", operator: { id: "dana", name: "Dana" } });
        const messages = new Map<string, StoredMessage>();
        for (const deed of deeds) {
          head = after(head, messages, deed);
          for (const side of ["operator", "customer"] as const) {
            const exact = unreadOf(side, head, [...messages.values()]);
            const { [side]: seqs } = head.unreadSeqs;
            expect(seqs.length).to.be.at.most(listed);
            // Past the listed ones it may only count too many; it is right again once they are reached.
            expect(head.unread[side]).to.be.at.least(exact);
            if (head.unread[side] === seqs.length) expect(head.unread[side]).to.equal(exact);
            if (head.read[side] >= (head.lastMessage?.seq ?? 0)) expect(head.unread[side]).to.equal(0);
          }
        }
      }),
      runs(50),
    );
  });

  it("a deleted message that was read already counts for nothing", () => {
    const sent = decided(appendMessage(appendOf(ada, { text: "hello" })));
    const { message } = sent.answer;
    const { head } = decided(markRead(dana, 2), { head: sent.head });
    const deleted = decided(deleteMessage(ada, message.id), { head, messages: [message] });
    expect(deleted.head.unread).to.deep.equal({ operator: 0, customer: 0 });
  });
});

function after(head: Head, messages: Map<string, StoredMessage>, deed: Deed): Head {
  if ("read" in deed) return decided(markRead(people[deed.by], Math.max(1, place(deed.read, head.seq))), { head }).head;
  if ("deleted" in deed) {
    const message = [...messages.values()][place(deed.deleted, messages.size)];
    if (message === undefined) return head;
    const plan = decided(deleteMessage(alma, message.id), { head, messages: [message] });
    messages.set(message.id, plan.answer);
    return plan.head;
  }
  let last = head;
  for (let i = 0; i < deed.many; i++) {
    const visibility = deed.internal && deed.by === "dana" ? "internal" : "public";
    const append = appendOf(people[deed.by], { text: `message ${last.seq}`, visibility });
    const plan = decided(appendMessage(append), { head: last });
    messages.set(append.messageId, plan.answer.message);
    last = plan.head;
  }
  return last;
}

function place(thousandths: number, size: number): number {
  return Math.floor((thousandths / 1_000) * size);
}

function unreadOf(side: "operator" | "customer", head: Head, messages: readonly StoredMessage[]): number {
  const theirs = messages.filter(({ role }) => (role === "customer") === (side === "operator"));
  return theirs.filter(
    ({ seq, visibility, deletedAt }) => seq > head.read[side] && visibility === "public" && deletedAt === null,
  ).length;
}
