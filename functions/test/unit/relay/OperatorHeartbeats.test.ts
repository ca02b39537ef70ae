import { expect } from "chai";
import { OperatorHeartbeats } from "../../../src/relay/OperatorHeartbeats.ts";
import { people } from "../../support/people.ts";

describe("an operator's heartbeats", () => {
  let beats: string[];
  let heartbeats: OperatorHeartbeats;
  beforeEach(() => {
    beats = [];
    heartbeats = new OperatorHeartbeats(async (operatorId) => void beats.push(operatorId));
  });
  const beaten = () => beats.splice(0);

  it("begin as the inbox opens, and come once a minute while it is", () => {
    heartbeats.opened(people.dana, 0);
    expect(beaten()).to.deep.equal(["dana"]);
    for (let now = 1_000; now < 60_000; now += 1_000) heartbeats.tick(now);
    expect(beaten()).to.deep.equal([]);
    heartbeats.tick(60_000);
    expect(beaten()).to.deep.equal(["dana"]);
    heartbeats.tick(119_000);
    expect(beaten()).to.deep.equal([]);
  });

  it("are one for all inboxes that somebody has open, until the last is closed", () => {
    for (let tabs = 0; tabs < 3; tabs++) heartbeats.opened(people.dana, 0);
    expect(beaten()).to.deep.equal(["dana"]);
    for (let tabs = 0; tabs < 2; tabs++) heartbeats.closed(people.dana);
    heartbeats.tick(60_000);
    expect(beaten()).to.deep.equal(["dana"]);
    heartbeats.closed(people.dana);
    heartbeats.tick(120_000);
    expect(beaten()).to.deep.equal([]);
  });

  it("are no more for who comes back time and again: each is a write", () => {
    for (let now = 0; now < 60_000; now += 10_000) {
      heartbeats.opened(people.dana, now);
      heartbeats.closed(people.dana);
      heartbeats.tick(now);
    }
    expect(beaten()).to.deep.equal(["dana"]);
    heartbeats.opened(people.dana, 60_000);
    expect(beaten()).to.deep.equal(["dana"]);
  });

  it("are the team's alone: a bot may follow the inbox, and is never online", () => {
    for (const who of [people.bot, people.ada]) heartbeats.opened(who, 0);
    heartbeats.opened(people.alma, 0);
    expect(beaten()).to.deep.equal(["alma"]);
    heartbeats.closed(people.bot);
    heartbeats.tick(60_000);
    expect(beaten()).to.deep.equal(["alma"]);
  });

  it("go on for everyone when one cannot be written", () => {
    heartbeats = new OperatorHeartbeats(async (operatorId) => {
      beats.push(operatorId);
      throw new Error("no store");
    });
    for (const who of [people.dana, people.omar]) heartbeats.opened(who, 0);
    heartbeats.tick(60_000);
    expect(beaten()).to.deep.equal(["dana", "omar", "dana", "omar"]);
  });
});
