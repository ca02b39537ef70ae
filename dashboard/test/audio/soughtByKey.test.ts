import { expect } from "chai";
import { soughtByKey } from "../../src/audio/soughtByKey.ts";

describe("Seeking by keys", () => {
  const position = { time: 30, duration: 100 };

  it("moves by five seconds, and by a fifth of the whole", () => {
    expect(soughtByKey("ArrowRight", position)).to.equal(35);
    expect(soughtByKey("ArrowDown", position)).to.equal(25);
    expect(soughtByKey("PageUp", position)).to.equal(50);
  });

  it("moves less in a short sound, so that every part can be reached", () => {
    expect(soughtByKey("ArrowRight", { time: 1, duration: 10 })).to.equal(2);
  });

  it("stays between beginning and end", () => {
    expect(soughtByKey("ArrowLeft", { time: 2, duration: 100 })).to.equal(0);
    expect(soughtByKey("PageUp", { time: 95, duration: 100 })).to.equal(100);
    expect(soughtByKey("End", position)).to.equal(100);
    expect(soughtByKey("Home", position)).to.equal(0);
  });

  it("leaves every other key to others", () => {
    expect(soughtByKey("Tab", position)).to.equal(undefined);
    expect(soughtByKey("e", position)).to.equal(undefined);
  });
});
