import { expect } from "chai";
import { Account } from "../src/session/Account.ts";
import { SignedOut, uidOf } from "../src/session/accountCalls.ts";
import { parseSession, type Session } from "../src/session/Session.ts";

const start = 1_000_000;

describe("the account that a browser writes with", () => {
  it("is made once, however many ask for it at once", async () => {
    const tabs = twoTabs();
    const made = await Promise.all([tabs.one.ensure(), tabs.other.ensure(), tabs.one.ensure()]);
    expect(new Set(made.map(({ uid }) => uid)).size).to.equal(1);
    expect(tabs.calls).to.deep.equal(["signUp"]);
  });

  it("has its token refreshed by one of two tabs, a minute before its end", async () => {
    const tabs = twoTabs();
    const { idToken, expiresAt } = await tabs.one.ensure();
    tabs.clock.now = expiresAt - 61_000;
    expect(await tabs.other.getToken({ refresh: false })).to.equal(idToken);
    tabs.clock.now = expiresAt - 59_000;
    const tokens = await Promise.all([tabs.one, tabs.other].map((tab) => tab.getToken({ refresh: false })));
    expect(tokens[0]).to.equal(tokens[1]).and.not.to.equal(idToken);
    expect(tabs.calls).to.deep.equal(["signUp", "refresh"]);
  });

  it("asks for another token where the last was refused, and takes the one that another tab has got since", async () => {
    const tabs = twoTabs();
    const { idToken } = await tabs.one.ensure();
    const [first, second] = await Promise.all([
      tabs.one.getToken({ refresh: true }),
      tabs.other.getToken({ refresh: true }),
    ]);
    expect(first).to.equal(second).and.not.to.equal(idToken);
    expect(tabs.calls).to.deep.equal(["signUp", "refresh"]);
  });

  it("is forgotten where Firebase knows it no more, and kept where nobody answers", async () => {
    const tabs = twoTabs();
    await tabs.one.ensure();
    tabs.failure.next = new Error("Nobody answered");
    const failed = await tabs.one.getToken({ refresh: true }).catch((error: unknown) => error);
    expect(failed).to.be.an("error");
    expect(tabs.one.session).not.to.equal(null);
    tabs.failure.next = new SignedOut();
    expect(await tabs.one.getToken({ refresh: true })).to.equal(null);
    expect(tabs.one.session).to.equal(null);
    expect(tabs.calls.at(-1)).to.equal("signed out");
  });

  it("is signed out in every tab at once, and made anew by the next message", async () => {
    const tabs = twoTabs();
    await tabs.one.ensure();
    expect(tabs.other.session?.uid).to.equal("u");
    tabs.one.forget();
    expect(tabs.other.session).to.equal(null);
    expect(await tabs.other.getToken({ refresh: false })).to.equal(null);
    await tabs.other.ensure();
    expect(tabs.calls).to.deep.equal(["signUp", "signUp"]);
  });

  it("lasts as long as the page where nothing is stored", async () => {
    const tabs = twoTabs({ canStore: false });
    const { idToken } = await tabs.one.ensure();
    expect(await tabs.one.getToken({ refresh: false })).to.equal(idToken);
    expect(tabs.calls).to.deep.equal(["signUp"]);
  });

  it("is none where what is kept is not one", () => {
    for (const text of [
      null,
      "",
      "null",
      "7",
      "{}",
      '{"uid":"a"}',
      '{"uid":"a","idToken":"","refreshToken":"r","expiresAt":1}',
    ]) {
      expect(parseSession(text), String(text)).to.equal(null);
    }
  });

  it("is found again with whom it is of, and which one was before it", () => {
    const known = { uid: "id:a", userId: "a", before: "u", idToken: "t", refreshToken: "r", expiresAt: 1 };
    expect(parseSession(JSON.stringify(known))).to.deep.equal(known);
    const { userId: _, before: __, ...nobody } = known;
    expect(parseSession(JSON.stringify(nobody))).to.deep.equal({ ...nobody, userId: null, before: null });
  });

  it("has its id from its token", () => {
    const payload = Buffer.from(JSON.stringify({ sub: "ü-1" })).toString("base64url");
    expect(uidOf(`h.${payload}.s`)).to.be.a("string");
    expect(() => uidOf("h.e30.s")).to.throw();
  });
});

/** Two tabs of one page: with one storage and one lock. */
function twoTabs({ canStore = true } = {}) {
  const calls: string[] = [];
  const clock = { now: start };
  const failure: { next: Error | undefined } = { next: undefined };
  let text: string | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const session = (n: number): Session => ({
    uid: "u",
    userId: null,
    before: null,
    idToken: `token ${n}`,
    refreshToken: "r",
    expiresAt: clock.now + 3_600_000,
  });
  const answer = async (name: string) => {
    calls.push(name);
    if (failure.next !== undefined) throw failure.next;
    return session(calls.length);
  };
  const tab = () =>
    new Account({
      calls: { signUp: () => answer("signUp"), refresh: () => answer("refresh"), signIn: () => answer("signIn") },
      storage: {
        read: () => text,
        write: (given) => {
          if (canStore) text = given;
        },
      },
      lock: (run) => {
        const mine = turn.then(run, run);
        turn = mine;
        return mine;
      },
      now: () => clock.now,
      onSignedOut: () => calls.push("signed out"),
    });
  return { one: tab(), other: tab(), calls, clock, failure };
}
