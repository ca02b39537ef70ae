import { expect } from "chai";
import type { StoredEvent } from "../../../src/conversation/StoredEvent.ts";
import { BackfillPages } from "../../../src/relay/BackfillPages.ts";
import { EventWindow } from "../../../src/relay/EventWindow.ts";
import { eventFrames } from "../../../src/relay/eventFrames.ts";
import { pieceBytes } from "../../../src/relay/joinFrames.ts";
import { refillEvents } from "../../../src/relay/refillEvents.ts";
import { storedEvent } from "./storedEvent.ts";

const now = new Date("2026-11-22T12:00:00Z");
const later = new Date("2026-11-22T13:00:00Z");

/** What lies before a window that begins after event `start`; some of it may be gone, all of it may be large. */
function before(start: number, { gone = [], name = "" }: { gone?: readonly number[]; name?: string } = {}) {
  const read = async ({ after, limit }: { after: number; limit: number }): Promise<StoredEvent[]> =>
    Array.from({ length: limit }, (_, index) => storedEvent(after + 1 + index, later))
      .filter(({ seq }) => !gone.includes(seq))
      .map((event) => ({ ...event, actor: { ...event.actor, name } }));
  const source = { window: new EventWindow(start), pages: new BackfillPages(read, () => {}), clock: () => now };
  return (position: number) => refillEvents(source, { position, audience: "staff" });
}

describe("a refill", () => {
  it("of a thousand is served, of one more is not: a page of messages is quicker", async () => {
    const refill = before(1_007);
    expect(await refill(7)).to.include({ upTo: 100, events: 93 });
    expect(await refill(6)).to.equal("too_far_behind");
  });

  it("is the very frames that would have come live", async () => {
    const piece = await before(2, { name: "Dana" })(0);
    const frames = [1, 2].map((seq) => eventFrames(storedEvent(seq, later)).frames.staff);
    expect(typeof piece === "string" ? piece : piece.bytes.toString()).to.equal(Buffer.concat(frames).toString());
  });

  it("ends where the window begins", async () => {
    expect(await before(5)(2)).to.include({ upTo: 5, events: 3 });
  });

  it("goes as far as nothing is missing, and then says that the rest is gone", async () => {
    const refill = before(9, { gone: [6, 9] });
    expect(await refill(2)).to.include({ upTo: 5, events: 3 });
    expect(await refill(5)).to.equal("expired");
    expect(await refill(6)).to.include({ upTo: 8 });
    expect(await refill(8)).to.equal("expired");
  });

  it("comes in pieces, so that a slow client holds little", async () => {
    const refill = before(100, { name: "x".repeat(pieceBytes / 4) });
    const piece = await refill(0);
    expect(piece).to.include({ upTo: 3, events: 3 });
    expect(typeof piece === "string" ? 0 : piece.bytes.length).to.be.within(1, pieceBytes);
  });
});
