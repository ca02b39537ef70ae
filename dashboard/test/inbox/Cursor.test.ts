import { expect } from "chai";
import { moveCursor } from "../../src/inbox/Cursor.ts";

const rows = (ids: string) => [...ids].map((id) => ({ id }));

describe("going through the rows with keys", () => {
  it("begins at the first, whichever way", () => {
    expect(moveCursor(rows("abc"), null, 1)).to.deep.equal({ id: "a", place: 0 });
    expect(moveCursor(rows("abc"), null, -1)).to.deep.equal({ id: "a", place: 0 });
  });

  it("goes on from where the row is now", () => {
    const cursor = { id: "a", place: 0 };
    expect(moveCursor(rows("xyabc"), cursor, 1)).to.deep.equal({ id: "b", place: 3 });
    expect(moveCursor(rows("xyabc"), cursor, -1)).to.deep.equal({ id: "y", place: 1 });
  });

  it("stays at the ends", () => {
    expect(moveCursor(rows("abc"), { id: "c", place: 2 }, 1)?.id).to.equal("c");
    expect(moveCursor(rows("abc"), { id: "a", place: 0 }, -1)?.id).to.equal("a");
  });

  it("skips nothing where the row has left the list", () => {
    const cursor = { id: "b", place: 1 };
    expect(moveCursor(rows("acd"), cursor, 1)?.id).to.equal("c");
    expect(moveCursor(rows("acd"), cursor, -1)?.id).to.equal("a");
    expect(moveCursor(rows("a"), { id: "z", place: 40 }, 1)?.id).to.equal("a");
  });

  it("is nowhere in an empty list", () => {
    expect(moveCursor([], { id: "a", place: 0 }, 1)).to.equal(null);
  });
});
