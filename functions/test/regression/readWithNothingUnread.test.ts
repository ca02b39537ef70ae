import { expect } from "chai";
import { markRead } from "../../src/conversation/markRead.ts";
import { decided } from "../support/decided.ts";
import { headWith } from "../support/headWith.ts";
import { people } from "../support/people.ts";

// The unchanged counts were spread over the patch together with the rest of the old head: `read` stayed where
// it was, and each further call wrote another event that changed nothing.
describe("reading where nothing is unread", () => {
  it("moves the mark", () => {
    const { head, events } = decided(markRead(people.ada, 3), { head: headWith({ seq: 3 }) });
    expect(head.read).to.deep.equal({ operator: 0, customer: 3 });
    expect(events[0]?.conversation.read).to.deep.equal({ operator: 0, customer: 3 });
  });

  it("again changes nothing", () => {
    const { head } = decided(markRead(people.ada, 3), { head: headWith({ seq: 3 }) });
    expect(decided(markRead(people.ada, 3), { head }).events).to.deep.equal([]);
  });
});
