import { expect } from "chai";
import { AppCheck } from "../../../src/auth/AppCheck.ts";
import { faultOf } from "../../support/faultOf.ts";
import { after, noon } from "../../support/headWith.ts";
import { people } from "../../support/people.ts";

const { ada, dana, alma, bot } = people;

/** Google's verifier stands at the edge; here it knows the one token "good", for a minute. */
function open({ enforced = true } = {}) {
  const asked: string[] = [];
  let now = noon;
  const verify = async (token: string) => {
    asked.push(token);
    if (token === "good") return after(60_000);
    if (token === "outage") throw new Error("the keys cannot be had");
    throw Object.assign(new Error("no"), { code: "app-check/invalid-argument" });
  };
  const appCheck = new AppCheck({ enforced, verify, clock: () => now });
  const pass = (milliseconds: number) => {
    now = after(milliseconds);
  };
  return { appCheck, asked, pass };
}

describe("App Check", () => {
  it("where it is enforced, lets in a customer with a good token, and verifies that once", async () => {
    const { appCheck, asked } = open();
    for (let call = 0; call < 3; call++) await appCheck.check(ada, "good");
    expect(asked).to.deep.equal(["good"]);
  });

  it("refuses every customer without one", async () => {
    const { appCheck, asked } = open();
    for (const token of [undefined, "", "bad", "x".repeat(5_000)]) {
      expect((await faultOf(appCheck.check(ada, token))).code, token).to.equal("unauthenticated");
    }
    expect(asked, "nothing that long is looked at").to.deep.equal(["", "bad"]);
  });

  it("takes no token for good longer than it is, however often it was good before", async () => {
    const { appCheck, pass } = open();
    await appCheck.check(ada, "good");
    pass(60_000);
    expect((await faultOf(appCheck.check(ada, "good"))).code).to.equal("unauthenticated");
  });

  it("tells what went wrong here apart from what is wrong with a token", async () => {
    const { appCheck } = open();
    const failure = await appCheck.check(ada, "outage").catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(Error).with.property("message", "the keys cannot be had");
  });

  it("asks nobody who has shown more: bots by their keys, the team by its roles", async () => {
    const { appCheck, asked } = open();
    for (const person of [bot, dana, alma]) await appCheck.check(person, undefined);
    expect(asked).to.deep.equal([]);
  });

  it("where it is off, asks nobody", async () => {
    const { appCheck, asked } = open({ enforced: false });
    await appCheck.check(ada, "bad");
    expect(asked).to.deep.equal([]);
  });
});
