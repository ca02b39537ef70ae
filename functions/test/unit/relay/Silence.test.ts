import { expect } from "chai";
import { Silence } from "../../../src/relay/Silence.ts";

describe("the silence of a feed", () => {
  it("is over after most of a minute, and again after as long", () => {
    const silence = new Silence();
    silence.begins(0);
    silence.heard(1_000);
    silence.heard(2_000);
    expect(silence.isOver(51_000)).to.equal(false);
    expect(silence.isOver(52_000)).to.equal(true);
    expect(silence.isOver(53_000)).to.equal(false);
    expect(silence.isOver(102_000)).to.equal(true);
  });

  it("is over soon where there was but a first snapshot: it may lack what was written as the listener began", () => {
    const silence = new Silence();
    silence.begins(0);
    silence.heard(1_000);
    expect(silence.isOver(2_000)).to.equal(false);
    expect(silence.isOver(3_000)).to.equal(true);
    expect(silence.isOver(6_000)).to.equal(false);
  });

  it("counts anew with each listener", () => {
    const silence = new Silence();
    silence.begins(0);
    silence.heard(1_000);
    silence.heard(2_000);
    silence.begins(10_000);
    silence.heard(11_000);
    expect(silence.isOver(13_000)).to.equal(true);
  });

  it("is over, too, where not even a first snapshot comes", () => {
    const silence = new Silence();
    silence.begins(0);
    expect(silence.isOver(49_000)).to.equal(false);
    expect(silence.isOver(50_000)).to.equal(true);
  });
});
