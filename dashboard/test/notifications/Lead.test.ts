import { expect } from "chai";
import { Lead } from "../../src/notifications/Lead.ts";

let tabs: Lead[] = [];
let name = 0;

function open(count: number): Lead[] {
  name += 1;
  tabs = Array.from({ length: count }, () => new Lead(`lead-${name}`, navigator.locks));
  return tabs;
}

/** Whatever locks are asked for now is settled when this one is, which stands last in line. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await navigator.locks.request(`settle-${name}`, () => undefined);
    await new Promise(setImmediate);
  }
}

const leading = () => tabs.map(({ isHeld }) => isHeld);

describe("which of several tabs tells", () => {
  afterEach(() => {
    for (const tab of tabs) tab.close();
  });

  it("is one alone", async () => {
    open(3);
    await settled();
    expect(leading().filter(Boolean)).to.have.length(1);
  });

  it("is the one used last", async () => {
    const [first, , third] = open(3);
    await settled();
    third?.take();
    await settled();
    expect(leading()).to.deep.equal([false, false, true]);
    first?.take();
    await settled();
    expect(leading()).to.deep.equal([true, false, false]);
    third?.take();
    await settled();
    expect(leading()).to.deep.equal([false, false, true]);
  });

  it("is another when that is closed", async () => {
    const [first, second] = open(2);
    second?.take();
    await settled();
    second?.close();
    await settled();
    expect(leading()).to.deep.equal([true, false]);
    first?.close();
    await settled();
    expect(leading()).to.deep.equal([false, false]);
  });

  it("is every one where the browser has no locks", () => {
    tabs = [new Lead("none", undefined), new Lead("none", undefined)];
    expect(leading()).to.deep.equal([true, true]);
  });
});
