import { expect } from "chai";
import { markRead } from "../../src/conversation/markRead.ts";
import { withoutUnread, withUnread } from "../../src/conversation/unread.ts";
import { decided } from "../support/decided.ts";
import { headWith, noon } from "../support/headWith.ts";
import { people } from "../support/people.ts";

// Only the newest 100 unread messages are listed; when all of those were deleted, reading to the end found
// nothing of the list and left the count of the older ones as it was.
it("reading to the end leaves nothing unread, also after the newest hundred were deleted", () => {
  const lastMessage = { id: "m150", seq: 150, role: "customer", kind: "text", preview: "", at: noon } as const;
  let head = headWith({ seq: 250, lastMessage });
  for (let seq = 1; seq <= 150; seq++) head = { ...head, ...withUnread(head, "operator", seq) };
  for (let seq = 51; seq <= 150; seq++) head = { ...head, ...withoutUnread(head, "operator", seq) };
  expect(head.unread.operator).to.equal(50);
  expect(decided(markRead(people.dana, 150), { head }).head.unread.operator).to.equal(0);
});
