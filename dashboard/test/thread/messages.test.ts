import { expect } from "chai";
import { arrivedSince } from "../../src/thread/arrivedSince.ts";
import { authorOf } from "../../src/thread/authorOf.ts";
import { imageBox } from "../../src/thread/imageBox.ts";
import { inOrder } from "../../src/thread/inOrder.ts";
import { mayRevise } from "../../src/thread/mayRevise.ts";
import { sideOf } from "../../src/thread/sideOf.ts";
import { messageOf } from "./support/messageOf.ts";

const olga = { id: "olga", name: "Olga" };
const mine = messageOf(2, { role: "operator", author: olga });
const system = messageOf(3, { role: "system", kind: "event", author: { id: "system", name: "" } });

describe("mayRevise", () => {
  it("one's own may be edited and deleted, by an admin every one", () => {
    const may = [messageOf(1), mine].map((message) => mayRevise(message, { uid: "olga", isAdmin: false }));
    expect(may).to.deep.equal([false, true]);
    expect(mayRevise(messageOf(1), { uid: "olga", isAdmin: true })).to.equal(true);
  });

  it("what was deleted may not, by anybody", () => {
    const deleted = { ...mine, deletedAt: mine.createdAt };
    expect(mayRevise(deleted, { uid: "olga", isAdmin: true })).to.equal(false);
  });
});

describe("arrivedSince", () => {
  it("counts what others have said since, not one's own and not the system's", () => {
    const messages = [messageOf(1), mine, system, messageOf(4), messageOf(5)];
    expect(arrivedSince(messages, 1, "olga").map(({ seq }) => seq)).to.deep.equal([4, 5]);
    expect(arrivedSince(messages, 5, "olga")).to.deep.equal([]);
  });
});

describe("sideOf", () => {
  it("sets notes apart from answers, and the system from everyone", () => {
    const note = { ...mine, visibility: "internal" } as const;
    expect([messageOf(1), mine, note, system].map(sideOf)).to.deep.equal(["customer", "team", "note", "system"]);
  });
});

describe("authorOf", () => {
  it("calls the customer what the heading calls it, oneself you, and others by their names", () => {
    const names = { uid: "olga", customer: "Visitor 3fa9", you: "You" };
    const omars = messageOf(2, { role: "operator", author: { id: "omar", name: "Omar" } });
    expect([messageOf(1), mine, omars].map((message) => authorOf(message, names))).to.deep.equal([
      "Visitor 3fa9",
      "You",
      "Omar",
    ]);
  });
});

describe("imageBox", () => {
  it("keeps the shape, fits the widest and the highest, and is never larger than the image", () => {
    expect(imageBox({ width: 1280, height: 640 })).to.deep.equal({ width: 320, aspectRatio: "1280 / 640" });
    expect(imageBox({ width: 500, height: 1000 })).to.deep.equal({ width: 160, aspectRatio: "500 / 1000" });
    expect(imageBox({ width: 100, height: 80 })).to.deep.equal({ width: 100, aspectRatio: "100 / 80" });
  });

  it("has a place for an image that does not tell its size", () => {
    expect(imageBox({})).to.deep.equal({ width: 240, aspectRatio: "1 / 1" });
  });
});

describe("inOrder", () => {
  it("offers first who is there, and of those who has least", () => {
    const member = (name: string, status: "online" | "away" | "offline", conversations: number) =>
      ({ id: name, name, role: "operator", status, capacity: 3, conversations, updatedAt: mine.createdAt }) as const;
    const team = [
      member("a", "offline", 0),
      member("b", "online", 4),
      member("c", "away", 0),
      member("d", "online", 1),
    ];
    expect(inOrder(team).map(({ name }) => name)).to.deep.equal(["d", "b", "c", "a"]);
  });
});
