import { expect } from "chai";
import { waitingFor } from "../../src/notifications/waitingFor.ts";
import { aConversation } from "../support/aConversation.ts";

const unread = { operator: 2, customer: 0 };
const olga = { id: "olga", name: "Olga" };
const omar = { id: "omar", name: "Omar" };

const snapshot = {
  conversations: [
    aConversation({ id: "a", state: "assigned", operator: olga, unread }),
    aConversation({ id: "b", state: "assigned", operator: olga }),
    aConversation({ id: "c", state: "assigned", operator: omar, unread }),
    aConversation({ id: "d", state: "waiting", unread }),
    aConversation({ id: "e", state: "closed", operator: olga, unread }),
  ],
  counts: { all: 90, waiting: 7, mine: 2, assigned: 3, bot: 1, closed: 1 },
};

describe("the number in the page's title", () => {
  it("counts everyone in the queue, and one's own that are not read", () => {
    expect(waitingFor(snapshot, "olga")).to.equal(8);
  });

  it("is 0 until there are counts", () => {
    expect(waitingFor({ ...snapshot, conversations: [], counts: {} }, "olga")).to.equal(0);
  });
});
