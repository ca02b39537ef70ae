import { expect } from "chai";
import { aConversation } from "../../dashboard/test/support/aConversation.ts";
import { messageOf } from "../../dashboard/test/thread/support/messageOf.ts";
import { messagesToSend } from "../src/composer/messagesToSend.ts";
import { imageBox } from "../src/files/imageBox.ts";
import { locale as en } from "../src/i18n/locales/en.ts";
import type { Translate } from "../src/i18n/TextContext.ts";
import { translate } from "../src/i18n/translate.ts";
import { isOver } from "../src/talk/isOver.ts";
import { statusText } from "../src/talk/statusText.ts";
import { dayText } from "../src/thread/dayText.ts";
import { threadRows } from "../src/thread/threadRows.ts";

const t: Translate = (key, values) => translate(en, key, values);

describe("what the thread shows", () => {
  const dayOf = (time: string) => time.slice(0, 10);
  const show = (given: Partial<Parameters<typeof threadRows>[0]>) =>
    threadRows({ messages: [], pending: [], readTo: 0, dayOf, ...given });
  const pending = (clientId: string) => ({
    conversationId: "c",
    draft: { clientId, text: clientId },
    at: 1,
    failure: null,
    progress: null,
  });

  it("is a divider for each day, and an author's messages together", () => {
    const dana = { author: { id: "dana", name: "Dana" }, role: "operator" } as const;
    const rows = show({
      messages: [
        messageOf(1),
        messageOf(2),
        messageOf(3, dana),
        messageOf(4, { createdAt: "2026-11-23T10:04:00.000Z" }),
      ],
      readTo: 2,
    });
    const told = rows.map((row) =>
      row.type === "message" ? `${row.message.id}${row.starts ? " starts" : ""}${row.ends ? " ends" : ""}` : row.key,
    );
    expect(told).to.deep.equal([
      "2026-11-22",
      "m1 starts",
      "m2 ends",
      "m3 starts ends",
      "2026-11-23",
      "m4 starts ends",
    ]);
    const read = rows.map((row) => row.type === "message" && row.isOwn && row.isRead).filter(Boolean);
    expect(read).to.have.lengthOf(2);
  });

  it("has the customer's own messages together, of whichever account: it had another before it signed in", () => {
    const rows = show({ messages: [messageOf(1), messageOf(2, { author: { id: "id:ada", name: "Ada" } })] });
    const told = rows.map((row) => row.type === "message" && [row.isOwn, row.starts, row.ends]);
    expect(told).to.deep.equal([false, [true, true, false], [true, false, true]]);
  });

  it("has what is pending last, under the key that its message will have", () => {
    const [, , waiting] = show({ messages: [messageOf(1)], pending: [pending("k1")] });
    expect(waiting).to.include({ type: "pending", key: "k1", starts: false, ends: true });
    const [, sent] = show({ messages: [messageOf(1, { clientId: "k1" })] });
    expect(sent).to.include({ type: "message", key: "k1" });
  });

  it("names a day as one says it", () => {
    const now = new Date(2026, 10, 22, 12);
    expect(dayText("2026-11-22", now, "en-GB", t)).to.equal("Today");
    expect(dayText("2026-11-21", now, "en-GB", t)).to.equal("Yesterday");
    expect(dayText("2026-08-03", now, "en-GB", t)).to.equal("Monday 3 August");
    expect(dayText("2025-08-03", now, "en-GB", t)).to.include("3 August 2025");
  });
});

describe("the line that says who answers", () => {
  const waiting = aConversation({ state: "waiting" });
  const queue = { position: 3, waiting: 5, estimateSeconds: 240 };

  it("is the place in the queue, with how long that takes where somebody knows", () => {
    expect(statusText({ conversation: waiting, queue: null }, t)).to.equal("Someone will be with you shortly");
    expect(statusText({ conversation: waiting, queue }, t)).to.equal("You are number 3 in the queue · about 4 minutes");
    expect(statusText({ conversation: waiting, queue: { ...queue, estimateSeconds: null } }, t)).to.equal(
      "You are number 3 in the queue",
    );
    expect(statusText({ conversation: waiting, queue: { ...queue, position: 1, estimateSeconds: 12 } }, t)).to.equal(
      "You are next · less than a minute",
    );
  });

  it("is the operator's name, the bot, the end, or nothing", () => {
    const operator = { id: "d", name: "Dana" };
    expect(statusText({ conversation: aConversation({ state: "assigned", operator }), queue: null }, t)).to.equal(
      "Dana is here for you",
    );
    expect(statusText({ conversation: aConversation({ state: "bot" }), queue: null }, t)).to.equal(
      "The assistant answers",
    );
    expect(statusText({ conversation: aConversation({ state: "closed" }), queue: null }, t)).to.match(/has ended/);
    expect(statusText({ conversation: null, queue: null }, t)).to.equal("");
  });
});

describe("a visitor who comes back", () => {
  const closedAt = "2026-11-22T10:00:00.000Z";
  const later = (hours: number) => Date.parse(closedAt) + hours * 3_600_000;

  it("finds the conversation, and for a day one that ended and was not rated; then a new beginning", () => {
    expect(isOver({ state: "assigned", closedAt: null, rating: null }, later(999))).to.equal(false);
    expect(isOver({ state: "closed", closedAt, rating: null }, later(23))).to.equal(false);
    expect(isOver({ state: "closed", closedAt, rating: null }, later(25))).to.equal(true);
    expect(isOver({ state: "closed", closedAt, rating: { score: 5, comment: "", at: closedAt } }, later(1))).to.equal(
      true,
    );
  });
});

describe("what is sent", () => {
  it("is a message for each file, the text with the first", () => {
    const [a, b] = ["a.txt", "b.txt"].map((name) => new File(["x"], name));
    if (a === undefined || b === undefined) throw new Error("No files");
    expect(messagesToSend("  hi ", [])).to.deep.equal([{ text: "hi" }]);
    expect(messagesToSend("  ", [])).to.deep.equal([]);
    expect(messagesToSend("hi", [a, b]).map(({ text, file }) => [text, file?.name])).to.deep.equal([
      ["hi", "a.txt"],
      [undefined, "b.txt"],
    ]);
  });
});

describe("an image's place", () => {
  it("has its proportions, and is never larger than it", () => {
    expect(imageBox({ width: 900, height: 600 })).to.deep.equal({ width: "240px", aspectRatio: "900 / 600" });
    expect(imageBox({ width: 100, height: 50 })).to.deep.equal({ width: "100px", aspectRatio: "100 / 50" });
    expect(imageBox({ width: null, height: null })).to.deep.equal({ width: "200px", aspectRatio: "1 / 1" });
  });
});
