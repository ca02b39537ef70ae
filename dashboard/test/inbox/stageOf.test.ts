import type { InboxSnapshot } from "@hearth/client";
import type { Conversation } from "@hearth/contract";
import { expect } from "chai";
import { stageOf } from "../../src/inbox/stageOf.ts";

const conversation: Conversation = {
  id: "c",
  epoch: "e",
  seq: 1,
  state: "bot",
  customer: { id: "ada", channel: "web" },
  operator: null,
  lastMessage: null,
  unread: { operator: 0, customer: 0 },
  read: { operator: 0, customer: 0 },
  rating: null,
  waitingSince: null,
  closedAt: null,
  createdAt: "2026-11-22T12:00:00.000Z",
  updatedAt: "2026-11-22T12:00:00.000Z",
  lastActivityAt: "2026-11-22T12:00:00.000Z",
};

describe("what the inbox's pane shows", () => {
  const cases: [InboxSnapshot["connection"], empty: string, listed: string][] = [
    ["connecting", "loading", "listed"],
    ["live", "empty", "listed"],
    ["polling", "empty", "listed"],
    ["offline", "failed", "listed"],
    ["refused", "failed", "failed"],
  ];
  for (const [connection, empty, listed] of cases) {
    it(`${connection}: ${empty} without conversations, ${listed} with them`, () => {
      expect(stageOf({ connection, conversations: [] })).to.equal(empty);
      expect(stageOf({ connection, conversations: [conversation] })).to.equal(listed);
    });
  }
});
