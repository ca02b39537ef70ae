import { expect } from "chai";
import fc from "fast-check";
import { InboxWindow, type Summary } from "../../../src/relay/InboxWindow.ts";

function summary(conversationId: string, seq: number, at = seq): Summary {
  return { conversationId, seq, at, frame: Buffer.from(`${conversationId}:${seq};`) };
}

function textAfter(window: InboxWindow, position: number): string | undefined {
  return window.after(position)?.bytes.toString();
}

describe("InboxWindow", () => {
  it("gives whoever was behind only the newest state of each conversation", () => {
    const window = new InboxWindow(0);
    for (const next of [summary("a", 1), summary("b", 1), summary("a", 2), summary("a", 3)]) window.publish(next);
    expect(textAfter(window, 0)).to.equal("b:1;a:3;");
  });

  it("gives nothing twice: a state that is older than the one it has is not news", () => {
    const window = new InboxWindow(0);
    expect(window.publish(summary("a", 2))).to.equal(true);
    expect(window.publish(summary("a", 2))).to.equal(false);
    expect(window.publish(summary("a", 1))).to.equal(false);
    expect(textAfter(window, 1)).to.equal("");
  });

  it("leaves everyone with the newest state of all, wherever they stopped in between", () => {
    const publications = fc.array(fc.record({ id: fc.constantFrom("a", "b", "c"), stops: fc.boolean() }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(publications, (all) => {
        const window = new InboxWindow(0);
        const newest = new Map<string, number>();
        const seen = new Map<string, number>();
        let position = 0;
        for (const [index, { id, stops }] of [...all, { id: "a", stops: true }].entries()) {
          window.publish(summary(id, index + 1));
          newest.set(id, index + 1);
          if (!stops) continue;
          const piece = window.after(position);
          for (const [, name = "", seq] of piece?.bytes.toString().matchAll(/(\w):(\d+);/g) ?? [])
            seen.set(name, Number(seq));
          position = piece?.upTo ?? position;
        }
        expect(seen).to.deep.equal(newest);
      }),
    );
  });

  it("keeps a thousand conversations, and says when it does not reach back", () => {
    const window = new InboxWindow(0);
    for (let index = 1; index <= 1_001; index++) window.publish(summary(`c${index}`, 1, index));
    expect(window.after(0)).to.equal(undefined);
    expect(window.after(1)?.events).to.equal(1_000);
    expect(window.positionAt(1)).to.equal(undefined);
    expect(window.positionAt(2)).to.equal(1);
  });

  it("gives a long stretch in pieces, whose time is told with the last: a slow client holds little", () => {
    const window = new InboxWindow(0);
    for (let index = 1; index <= 5; index++) {
      window.publish({ ...summary(`c${index}`, 1, index), frame: Buffer.alloc(60_000, `${index}`) });
    }
    const pieces = [0, 2, 4].map((position) => window.after(position));
    expect(pieces.map((piece) => piece?.upTo)).to.deep.equal([2, 4, 5]);
    expect(pieces.map((piece) => piece?.time)).to.deep.equal([undefined, undefined, 5]);
    expect(Buffer.concat(pieces.map((piece) => piece?.bytes ?? Buffer.of()))).to.have.length(300_000);
  });

  it("finds where a time stands, among writers whose clocks differ", () => {
    const window = new InboxWindow(0);
    for (const next of [summary("a", 1, 10), summary("b", 1, 30), summary("c", 1, 20)]) window.publish(next);
    expect(window.positionAt(20)).to.equal(1);
    expect(window.positionAt(31)).to.equal(3);
  });
});
