import type { Conversation } from "@hearth/contract";
import { expect } from "chai";
import { lastSaid } from "../../src/inbox/lastSaid.ts";

type Last = NonNullable<Conversation["lastMessage"]>;
const last = (changed: Partial<Last>): Last => ({
  id: "m",
  seq: 2,
  role: "customer",
  kind: "text",
  preview: "Hello",
  at: "2026-11-22T12:00:00.000Z",
  ...changed,
});

describe("what a row says of the newest message", () => {
  it("says who answered, and nothing of whose row it is", () => {
    const roles = ["customer", "operator", "bot", "system"] as const;
    expect(roles.map((role) => lastSaid(last({ role }))?.by)).to.deep.equal([null, "team", "bot", null]);
  });

  it("names what is no text, with its caption", () => {
    expect(lastSaid(last({ kind: "image", preview: "The box" }))).to.include({ what: "image", text: "The box" });
    expect(lastSaid(last({ kind: "audio", preview: "" }))).to.include({ what: "audio", text: "" });
    expect(lastSaid(last({ kind: "file", preview: "" }))).to.include({ what: "file", text: "" });
  });

  it("says that a text was deleted", () => {
    expect(lastSaid(last({ preview: "" }))?.what).to.equal("deleted");
  });

  it("says nothing before the first message", () => {
    expect(lastSaid(null)).to.equal(null);
  });
});
