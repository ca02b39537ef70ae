import { expect } from "chai";
import { BackfillPages } from "../../../src/relay/BackfillPages.ts";
import { storedEvent } from "./storedEvent.ts";

const now = new Date("2026-11-22T12:00:00Z");

function store(count: number, expired: readonly number[] = []) {
  let queries = 0;
  const read = async ({ after, limit }: { after: number; limit: number }) =>
    Array.from({ length: Math.max(0, Math.min(limit, count - after)) }, (_, index) => after + 1 + index).map((seq) =>
      storedEvent(seq, expired.includes(seq) ? now : new Date(now.getTime() + 1000)),
    );
  const pages = new BackfillPages(read, () => {
    queries += 1;
  });
  const seqs = async (after: number, upTo: number) => (await pages.after(after, upTo, now)).map(({ seq }) => seq);
  return { pages, seqs, queries: () => queries };
}

describe("BackfillPages", () => {
  it("asks once for a thousand who come back to the same page, wherever in it they stand", async () => {
    const { seqs, queries } = store(500);
    await Promise.all(Array.from({ length: 1_000 }, (_, index) => seqs(100 + (index % 100), 500)));
    expect(queries()).to.equal(1);
  });

  it("gives what follows the position, to the end of its page", async () => {
    const { seqs } = store(500);
    expect(await seqs(197, 500)).to.deep.equal([198, 199, 200]);
    expect(await seqs(200, 203)).to.deep.equal([201, 202, 203]);
  });

  it("asks once also for the page in which the window begins, however late one comes to it", async () => {
    const { seqs, queries } = store(500);
    for (let client = 0; client < 10; client++) await seqs(400 + client, 450);
    expect(queries()).to.equal(1);
  });

  it("asks again for a page that was not full: it has grown", async () => {
    const { seqs, queries } = store(500);
    await seqs(400, 450);
    expect(await seqs(400, 460)).to.have.length(60);
    expect(queries()).to.equal(2);
  });

  it("stops before what is past its time: some of it may be deleted already", async () => {
    const { seqs } = store(500, [3]);
    expect(await seqs(0, 500)).to.deep.equal([1, 2]);
    expect(await seqs(2, 500)).to.deep.equal([]);
  });

  it("stops before what is deleted, be it the first, the last or one between", async () => {
    const wanting: Record<string, { deleted: number; left: number[] }> = {
      first: { deleted: 3, left: [] },
      between: { deleted: 4, left: [3] },
      last: { deleted: 5, left: [3, 4] },
    };
    for (const [which, { deleted, left }] of Object.entries(wanting)) {
      const read = async () =>
        [3, 4, 5, 6].filter((seq) => seq !== deleted).map((seq) => storedEvent(seq, new Date(now.getTime() + 1000)));
      const pages = new BackfillPages(read, () => {});
      expect(
        (await pages.after(2, 5, now)).map(({ seq }) => seq),
        which,
      ).to.deep.equal(left);
    }
  });

  it("serves nothing from before a text was replaced", async () => {
    const { pages, seqs, queries } = store(500);
    await seqs(0, 500);
    pages.forget();
    await seqs(0, 500);
    expect(queries()).to.equal(2);
  });

  it("does not hand a failure to those who ask after it", async () => {
    let fails = true;
    const pages = new BackfillPages(
      async () => {
        if (fails) throw new Error("no store");
        return [storedEvent(1, new Date(now.getTime() + 1000))];
      },
      () => {},
    );
    await pages.after(0, 500, now).then(
      () => expect.fail("answered"),
      () => {},
    );
    fails = false;
    expect(await pages.after(0, 500, now)).to.have.length(1);
  });
});
