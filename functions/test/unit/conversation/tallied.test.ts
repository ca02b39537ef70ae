import { expect } from "chai";
import fc from "fast-check";
import { appendMessage } from "../../../src/conversation/appendMessage.ts";
import { close } from "../../../src/conversation/close.ts";
import { editMessage } from "../../../src/conversation/editMessage.ts";
import { handOff } from "../../../src/conversation/handOff.ts";
import type { Principal } from "../../../src/conversation/Principal.ts";
import { rate } from "../../../src/conversation/rate.ts";
import { release } from "../../../src/conversation/release.ts";
import { setLabels } from "../../../src/conversation/setLabels.ts";
import { takeOver } from "../../../src/conversation/takeOver.ts";
import { transfer } from "../../../src/conversation/transfer.ts";
import { attemptOf } from "../../support/Attempt.ts";
import { appendOf } from "../../support/appendOf.ts";
import { anyCall, anyStart } from "../../support/calls.ts";
import { dayBook, type Step, storedAfter } from "../../support/dayBook.ts";
import { expectExactTallies } from "../../support/expectExactTallies.ts";
import { people } from "../../support/people.ts";
import { runs } from "../../support/runs.ts";
import { start } from "../../support/started.ts";

const { ada, bot, dana, omar, alma } = people;

/** On Sunday, the 22nd. */
const at = (time: string) => `2026-11-22T${time}Z`;
const nextDay = (time: string) => `2026-11-23T${time}Z`;

const begun: Step = [at("09:00:00"), start()];
const handedOff: Step = [at("09:01:00"), handOff(bot)];
const taken: Step = [at("09:03:00"), takeOver(dana, undefined)];
const closed: Step = [at("10:00:00"), close(dana, undefined)];
const says = (who: Principal, text = "words") => appendMessage(appendOf(who, { text }));
const notes = (who: Principal) => appendMessage(appendOf(who, { text: "a note", visibility: "internal" }));

const today = "2026-11-22";
const tomorrow = "2026-11-23";

describe("what is counted for the metrics", () => {
  it("a conversation, once it has begun", async () => {
    expect(await dayBook(begun)).to.deep.equal({ [`${today} nobody`]: { conversations: 1 } });
  });

  it("a handoff; the time in the queue, for who ends it; nothing when it is asked for again", async () => {
    expect(await dayBook(begun, handedOff, [at("09:02:00"), handOff(ada)], taken)).to.deep.equal({
      [`${today} nobody`]: { conversations: 1, handoffs: 1 },
      [`${today} dana`]: { taken: 1, waits: 1, waitSeconds: 120 },
    });
  });

  it("no handoff and no wait where an operator takes over unasked", async () => {
    expect(await dayBook(begun, taken)).to.deep.equal({
      [`${today} nobody`]: { conversations: 1 },
      [`${today} dana`]: { taken: 1 },
    });
  });

  it("no wait where the customer gives up", async () => {
    const book = await dayBook(begun, handedOff, [at("09:05:00"), close(ada, undefined)]);
    expect(book).to.deep.equal({
      [`${today} nobody`]: { conversations: 1, handoffs: 1, resolutions: 1, resolutionSeconds: 300 },
    });
  });

  describe("the first response:", () => {
    const first = async (...steps: Step[]) => (await dayBook(begun, ...steps))[`${today} dana`];

    it("from the handoff, not from the takeover, to the first words of a person", async () => {
      const book = await first(handedOff, taken, [at("09:04:00"), says(dana)], [at("09:30:00"), says(dana)]);
      expect(book).to.include({ responses: 1, responseSeconds: 180, replies: 2, messages: 2 });
    });

    it("from the takeover, where nobody asked for a person", async () => {
      expect(await first(taken, [at("09:04:00"), says(dana)])).to.include({ responses: 1, responseSeconds: 60 });
    });

    it("an admin's words are a person's", async () => {
      expect(await first(handedOff, taken, [at("09:04:00"), says(alma)])).to.include({ responses: 1, replies: 1 });
    });

    it("neither a note nor what the customer or the bot says", async () => {
      const book = await first(handedOff, [at("09:02:00"), says(bot)], taken, [at("09:04:00"), notes(dana)]);
      expect(book).not.to.have.any.keys("responses", "replies", "messages");
      const later: Step[] = [
        [at("09:04:00"), notes(dana)],
        [at("09:05:00"), says(ada)],
        [at("09:06:00"), says(dana)],
      ];
      expect(await first(handedOff, taken, ...later)).to.include({
        responses: 1,
        responseSeconds: 300,
        messages: 2,
        replies: 1,
      });
    });

    it("goes on being awaited through a release to the queue; the wait begins anew", async () => {
      const back: Step[] = [
        [at("09:05:00"), release(dana, "queue")],
        [at("09:15:00"), takeOver(omar, undefined)],
        [at("09:16:00"), says(omar)],
      ];
      const book = await dayBook(begun, handedOff, taken, ...back);
      expect(book[`${today} dana`]).to.deep.equal({ taken: 1, waits: 1, waitSeconds: 120 });
      expect(book[`${today} omar`]).to.deep.equal({
        taken: 1,
        waits: 1,
        waitSeconds: 600,
        messages: 1,
        replies: 1,
        responses: 1,
        responseSeconds: 900,
      });
    });

    it("comes once: who takes it out of the queue after it was answered owes no first words", async () => {
      const book = await dayBook(
        begun,
        handedOff,
        taken,
        [at("09:04:00"), says(dana)],
        [at("09:05:00"), release(dana, "queue")],
        [at("09:15:00"), takeOver(omar, undefined)],
        [at("09:16:00"), says(omar)],
      );
      expect(book[`${today} omar`]).to.include({ replies: 1, waits: 1 }).and.not.have.any.keys("responses");
    });

    it("is asked for anew by a handoff after it was given back to the bot", async () => {
      const book = await dayBook(
        begun,
        handedOff,
        taken,
        [at("09:05:00"), release(dana, "bot")],
        [at("09:10:00"), handOff(ada)],
        [at("09:11:00"), takeOver(omar, undefined)],
        [at("09:12:00"), says(omar)],
      );
      expect(book[`${today} nobody`]).to.include({ handoffs: 2 });
      expect(book[`${today} omar`]).to.include({ responses: 1, responseSeconds: 120, waitSeconds: 60 });
    });

    it("is the one's to whom it was transferred before", async () => {
      const book = await dayBook(
        begun,
        handedOff,
        taken,
        [at("09:04:00"), transfer(dana, { id: "omar", name: "Omar" })],
        [at("09:06:00"), says(omar)],
      );
      expect(book[`${today} dana`]).to.deep.equal({ taken: 1, waits: 1, waitSeconds: 120 });
      expect(book[`${today} omar`]).to.include({ taken: 1, responses: 1, responseSeconds: 300 });
      expect(book[`${today} omar`]).not.to.have.any.keys("waits");
    });
  });

  it("messages as they are sent, not as they are edited", async () => {
    const send = appendOf(ada, { text: "words", clientId: "k" });
    const edit: Step = [at("09:02:00"), editMessage(ada, send.messageId, "other words")];
    const book = await dayBook(
      begun,
      [at("09:01:00"), appendMessage(send)],
      [at("09:01:00"), appendMessage(send)],
      edit,
    );
    expect(book[`${today} nobody`]).to.deep.equal({ conversations: 1, messages: 1 });
  });

  it("the time to the close, for who had it; closing again adds nothing", async () => {
    const book = await dayBook(begun, taken, closed, [at("11:00:00"), close(ada, undefined)]);
    expect(book[`${today} dana`]).to.deep.equal({ taken: 1, resolutions: 1, resolutionSeconds: 3600 });
  });

  it("a reopened conversation as one more, from its reopening", async () => {
    const book = await dayBook(
      begun,
      taken,
      closed,
      [at("12:00:00"), says(ada)],
      [at("12:10:00"), takeOver(omar, undefined)],
      [at("12:30:00"), close(omar, undefined)],
    );
    expect(book[`${today} nobody`]).to.deep.equal({ conversations: 2, messages: 1 });
    expect(book[`${today} omar`]).to.deep.equal({ taken: 1, resolutions: 1, resolutionSeconds: 1800 });
  });

  describe("a rating:", () => {
    it("goes to who had the conversation", async () => {
      const book = await dayBook(begun, taken, closed, [at("10:05:00"), rate(ada, 4, "")]);
      expect(book[`${today} dana`]).to.include({ ratings: 1, ratingSum: 4 });
    });

    it("that is changed stays one; the last one counts, on the day of the close, however late it comes", async () => {
      const book = await dayBook(
        begun,
        taken,
        closed,
        [at("10:05:00"), rate(ada, 2, "")],
        [nextDay("08:00:00"), setLabels(dana, ["late"])],
        [nextDay("08:05:00"), rate(ada, 5, "")],
        ["2026-11-25T08:05:00Z", rate(ada, 4, "better")],
        ["2026-11-26T08:05:00Z", rate(ada, 4, "the same points, in other words")],
      );
      expect(book[`${today} dana`]).to.include({ resolutions: 1, ratings: 1, ratingSum: 4 });
      expect(Object.keys(book)).to.have.members([`${today} nobody`, `${today} dana`]);
    });

    it("of a reopened conversation is another one", async () => {
      const book = await dayBook(
        begun,
        taken,
        closed,
        [at("10:05:00"), rate(ada, 2, "")],
        [nextDay("12:00:00"), says(ada)],
        [nextDay("12:10:00"), takeOver(omar, undefined)],
        [nextDay("12:30:00"), close(omar, undefined)],
        [nextDay("12:31:00"), rate(ada, 5, "")],
      );
      expect(book[`${today} dana`]).to.include({ ratings: 1, ratingSum: 2 });
      expect(book[`${tomorrow} omar`]).to.include({ ratings: 1, ratingSum: 5 });
    });

    it("is told from the last episode's by clocks that run backwards, too", async () => {
      const book = await dayBook(
        begun,
        taken,
        closed,
        [at("10:05:00"), rate(ada, 2, "")],
        [at("10:04:58"), says(ada)],
        [at("10:04:59"), takeOver(omar, undefined)],
        [at("10:05:01"), close(omar, undefined)],
        [at("10:04:57"), rate(ada, 5, "")],
        [at("10:05:02"), rate(ada, 4, "")],
      );
      expect(book[`${today} dana`]).to.include({ ratings: 1, ratingSum: 2 });
      expect(book[`${today} omar`]).to.include({ ratings: 1, ratingSum: 4 });
    });
  });

  it("each on the day it came to pass: midnight (UTC) parts them, and a wait counts when it ends", async () => {
    const book = await dayBook(
      [at("23:58:00"), start()],
      [at("23:59:00"), handOff(bot)],
      [nextDay("00:01:00"), takeOver(dana, undefined)],
      [nextDay("00:02:00"), says(dana)],
    );
    expect(book).to.deep.equal({
      [`${today} nobody`]: { conversations: 1, handoffs: 1 },
      [`${tomorrow} dana`]: {
        taken: 1,
        waits: 1,
        waitSeconds: 120,
        messages: 1,
        replies: 1,
        responses: 1,
        responseSeconds: 180,
      },
    });
  });

  it("no time is less than none, though clocks run backwards", async () => {
    const book = await dayBook(
      begun,
      handedOff,
      [at("09:00:30"), takeOver(dana, undefined)],
      [at("09:00:20"), says(dana)],
      [at("08:00:00"), close(dana, undefined)],
    );
    expect(book[`${today} dana`]).to.deep.equal({
      taken: 1,
      waits: 1,
      messages: 1,
      replies: 1,
      responses: 1,
      resolutions: 1,
    });
  });

  it("nothing for what no metric asks for, and no tally is written for it", async () => {
    const { tallies, head } = await storedAfter([begun, [nextDay("09:00:00"), setLabels(dana, ["vip"])]]);
    expect(tallies).to.deep.equal([]);
    expect(head?.tally.day).to.equal(today);
  });

  it("comes to what a recount of the events tells, whatever happens and whatever the clocks say", () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anyPause, anyCall), { maxLength: 40 }), anyStart, async (deeds, first) => {
        let time = Date.parse(at("12:00:00"));
        const steps = [[0, first] as const, ...deeds].map(([pause, call], index): Step => {
          time += pause;
          return [new Date(time).toISOString(), attemptOf(call, index, 1).decide];
        });
        const stored = await storedAfter(steps);
        if (stored.head !== null) expectExactTallies(stored, stored.head);
      }),
      runs(300),
    )).timeout(0);
});

/** In milliseconds: nothing, moments, hours; and back. */
const anyPause = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 1, 1_499, 60_000) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 30 * 60 * 60 * 1000 }) },
  { weight: 1, arbitrary: fc.constantFrom(-1, -2_000) },
);
