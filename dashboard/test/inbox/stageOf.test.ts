import type { InboxSnapshot } from "@hearth/client";
import { expect } from "chai";
import { conversationWith } from "../../../contract/test/arbitraries.ts";
import { stageOf } from "../../src/inbox/stageOf.ts";

const conversation = conversationWith();

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
