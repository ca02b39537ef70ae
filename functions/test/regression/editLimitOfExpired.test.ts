import { expect } from "chai";
import { editMessage } from "../../src/conversation/editMessage.ts";
import { maxCopies } from "../../src/conversation/reviseMessage.ts";
import { decided } from "../support/decided.ts";
import { after, headWith } from "../support/headWith.ts";
import { people } from "../support/people.ts";
import { eventTtl, storedMessageWith } from "../support/storedMessageWith.ts";

// The limit is there for the copies that an edit must rewrite, but counted those that had expired too: a
// message edited often in one month could never be edited again.
it("a message may be edited again once its earlier copies have expired", () => {
  const carriedBy = Array.from({ length: maxCopies }, (_, index) => ({ seq: index + 2, expiresAt: after(eventTtl) }));
  const message = storedMessageWith({ carriedBy });
  const { answer, rewrites } = decided(editMessage(people.ada, "m1", "hello again"), {
    head: headWith({ seq: 60 }),
    messages: [message],
    now: after(eventTtl),
  });
  expect(answer.text).to.equal("hello again");
  expect(rewrites).to.deep.equal([]);
});
