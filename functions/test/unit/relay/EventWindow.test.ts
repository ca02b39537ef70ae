import { expect } from "chai";
import fc from "fast-check";
import { EventWindow } from "../../../src/relay/EventWindow.ts";
import { published, seqsIn } from "./published.ts";

function filled(bounds: { events: number; bytes: number }, from: number, upTo: number): EventWindow {
  const window = new EventWindow(from, bounds);
  for (let seq = from + 1; seq <= upTo; seq++) window.append(published(seq));
  return window;
}

describe("EventWindow", () => {
  const roomy = { events: 512, bytes: 1_000_000 };

  it("gives whoever stands at a position what follows it, and nothing else", () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 50 }), fc.nat(60), (start, count, ahead) => {
        const window = filled(roomy, start, start + count);
        const position = Math.min(start + ahead, start + count);
        const piece = window.after(position, "staff");
        const expected = Array.from({ length: start + count - position }, (_, index) => position + 1 + index);
        expect(piece && seqsIn(piece.bytes)).to.deep.equal(expected);
        expect(piece?.upTo).to.equal(start + count);
        expect(piece?.events).to.equal(expected.length);
      }),
    );
  });

  it("joins once for all who stand at the same position: a thousand clients cost one copy", () => {
    const window = filled(roomy, 0, 20);
    expect(window.after(5, "staff")?.bytes).to.equal(window.after(5, "staff")?.bytes);
  });

  it("forgets the joined bytes with the next event", () => {
    const window = filled(roomy, 0, 2);
    window.after(0, "staff");
    window.append(published(3));
    expect(seqsIn(window.after(0, "staff")?.bytes ?? Buffer.of())).to.deep.equal([1, 2, 3]);
  });

  it("never keeps more than its bounds, and says when it does not reach back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 20, max: 400 }), (events, bytes) => {
        const window = filled({ events, bytes }, 0, 100);
        const size = Array.from({ length: window.end - window.start }, (_, index) =>
          published(window.start + index + 1),
        )
          .map(({ frames }) => frames.staff.length + frames.customer.length)
          .reduce((sum, length) => sum + length, 0);
        expect(window.end - window.start).to.be.at.most(events);
        expect(size).to.be.at.most(bytes);
        expect(window.after(window.start - 1, "staff")).to.equal(undefined);
      }),
    );
  });

  it("gives a long stretch in pieces, so that a slow client holds little", () => {
    const window = new EventWindow(0);
    const large = Buffer.alloc(60_000, "x");
    for (let seq = 1; seq <= 5; seq++)
      window.append({ seq, messageId: undefined, frames: { staff: large, customer: large } });
    const piece = window.after(0, "staff");
    expect(piece?.events).to.equal(2);
    expect(piece?.upTo).to.equal(2);
  });

  it("gives a single frame whole, however large: it would never go out", () => {
    const window = new EventWindow(0);
    const huge = Buffer.alloc(300_000, "x");
    window.append({ seq: 1, messageId: undefined, frames: { staff: huge, customer: huge } });
    expect(window.after(0, "staff")?.upTo).to.equal(1);
  });

  it("drops what carried a message whose text is gone, for those who resume from before", () => {
    const window = new EventWindow(0);
    for (const [seq, id] of [
      [1, "a"],
      [2, "secret"],
      [3, "b"],
      [4, "secret"],
    ] as const)
      window.append(published(seq, id));
    window.forgetMessage("secret");
    expect(window.start).to.equal(2);
    expect(window.after(1, "staff")).to.equal(undefined);
    expect(seqsIn(window.after(2, "staff")?.bytes ?? Buffer.of())).to.deep.equal([3, 4]);
  });
});
