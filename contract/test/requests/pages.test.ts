import { conversationsPageSchema, eventsPageSchema, messagesPageSchema } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import type { z } from "zod";
import { mistakes } from "../mistakes.ts";

describe("pages", () => {
  const accepted: [name: string, schema: z.ZodType, query: object, page: object][] = [
    ["messages: the newest 50 by default", messagesPageSchema, {}, { limit: 50 }],
    ["messages: before", messagesPageSchema, { before: "7", limit: "100" }, { before: 7, limit: 100 }],
    ["messages: after", messagesPageSchema, { after: "0", limit: "1" }, { after: 0, limit: 1 }],
    ["events: from the start, without waiting", eventsPageSchema, {}, { after: 0, limit: 50, wait: 0 }],
    ["events: long poll", eventsPageSchema, { after: "3", wait: "25" }, { after: 3, limit: 50, wait: 25 }],
    ["events: part of a second", eventsPageSchema, { wait: "0.5" }, { after: 0, limit: 50, wait: 0.5 }],
    ["conversations", conversationsPageSchema, { cursor: "x".repeat(200) }, { cursor: "x".repeat(200), limit: 50 }],
  ];
  for (const [name, schema, query, page] of accepted) {
    it(name, () => expect(schema.parse(query)).to.deep.equal(page));
  }

  const noNumber = ["", " 1", "0x1", "1e2", "abc", "-1", "1.5", "1,5", "Infinity", "NaN", "9007199254740993", "1;drop"];
  const refused: [name: string, schema: z.ZodType, query: object, wrong: string[]][] = [
    ...noNumber.map((before): [string, z.ZodType, object, string[]] => [
      "messages",
      messagesPageSchema,
      { before },
      ["before"],
    ]),
    ...["0", "101", "", "abc"].map((limit): [string, z.ZodType, object, string[]] => [
      "events",
      eventsPageSchema,
      { limit },
      ["limit"],
    ]),
    ["messages", messagesPageSchema, { before: "1", after: "2" }, ["after"]],
    ["messages", messagesPageSchema, { before: "1", after: "2", limit: "x" }, ["after", "limit"]],
    ["messages", messagesPageSchema, { before: "x", after: "y", limit: "z" }, ["before", "after", "limit"]],
    ["events", eventsPageSchema, { after: "x", limit: "1000", wait: "26" }, ["after", "limit", "wait"]],
    ["events", eventsPageSchema, { wait: "-1" }, ["wait"]],
    ["conversations", conversationsPageSchema, { cursor: "x".repeat(201), limit: "0" }, ["cursor", "limit"]],
  ];
  for (const [name, schema, query, wrong] of refused) {
    it(`${name}: refuses ${JSON.stringify(query).slice(0, 60)}, naming ${wrong.join(", ")}`, () => {
      expect(mistakes(schema, query)).to.have.members(wrong);
    });
  }

  it("never asks for more than 100 or for no whole number, whatever the query says", () => {
    const text = fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String));
    const query = fc.record({ before: text, after: text, limit: text, wait: text, cursor: text }, { requiredKeys: [] });
    fc.assert(
      fc.property(query, (query) => {
        for (const schema of [messagesPageSchema, eventsPageSchema, conversationsPageSchema]) {
          const limit = schema.safeParse(query).data?.limit ?? 1;
          expect(Number.isInteger(limit) && limit >= 1 && limit <= 100, String(limit)).to.equal(true);
        }
        const { after = 0, wait = 0 } = eventsPageSchema.safeParse(query).data ?? {};
        expect(Number.isSafeInteger(after) && after >= 0 && wait >= 0 && wait <= 25).to.equal(true);
      }),
    );
  });
});
