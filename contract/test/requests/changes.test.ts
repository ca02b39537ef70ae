import {
  closeSchema,
  editMessageSchema,
  labelsSchema,
  rateSchema,
  readSchema,
  releaseSchema,
  setOperatorSchema,
  setPresenceSchema,
  takeoverSchema,
  transferSchema,
  typingSchema,
} from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import type { z } from "zod";
import { anyFields, anything } from "../arbitraries.ts";
import { mistakes } from "../mistakes.ts";

type Change = { schema: z.ZodType; accepted: [input: unknown, change: unknown][]; refused: [unknown, string[]][] };

const twentyOne = Array.from({ length: 21 }, (_, i) => `label ${i}`);

const changes: Record<string, Change> = {
  edit: {
    schema: editMessageSchema,
    accepted: [[{ text: " e\u0301 ", seq: 1 }, { text: "\u00e9" }]],
    refused: [
      [{}, ["text"]],
      [{ text: "\u0000 " }, ["text"]],
      [{ text: "x".repeat(8001) }, ["text"]],
    ],
  },
  read: {
    schema: readSchema,
    accepted: [[{ seq: 1 }, { seq: 1 }]],
    refused: [0, -1, 1.5, "1", null, 2 ** 53, Number.NaN].map((seq) => [{ seq }, ["seq"]]),
  },
  typing: {
    schema: typingSchema,
    accepted: [[{ typing: false }, { typing: false }]],
    refused: [
      [{}, ["typing"]],
      [{ typing: "true" }, ["typing"]],
      [{ typing: 1 }, ["typing"]],
    ],
  },
  takeover: {
    schema: takeoverSchema,
    accepted: [
      [{}, {}],
      [{ from: "o1" }, { from: "o1" }],
    ],
    refused: [
      [null, [""]],
      [{ from: null }, ["from"]],
    ],
  },
  release: {
    schema: releaseSchema,
    accepted: [
      [{ to: "bot" }, { to: "bot" }],
      [{ to: "queue" }, { to: "queue" }],
    ],
    refused: [
      [{}, ["to"]],
      [{ to: "Bot" }, ["to"]],
      [{ to: "constructor" }, ["to"]],
    ],
  },
  transfer: {
    schema: transferSchema,
    accepted: [[{ operatorId: "o1" }, { operatorId: "o1" }]],
    refused: [
      [{}, ["operatorId"]],
      [{ operatorId: "../o1" }, ["operatorId"]],
    ],
  },
  close: {
    schema: closeSchema,
    accepted: [
      [{}, {}],
      [{ reason: " solved\u0000 " }, { reason: "solved" }],
    ],
    refused: [
      [{ reason: null }, ["reason"]],
      [{ reason: "x".repeat(201) }, ["reason"]],
    ],
  },
  rating: {
    schema: rateSchema,
    accepted: [
      [{ score: 1 }, { score: 1, comment: "" }],
      [
        { score: 5, comment: " good " },
        { score: 5, comment: "good" },
      ],
    ],
    refused: [
      ...[0, 6, 4.5, "5", null].map((score): [unknown, string[]] => [{ score }, ["score"]]),
      [{ score: 0, comment: "x".repeat(1001) }, ["score", "comment"]],
    ],
  },
  labels: {
    schema: labelsSchema,
    accepted: [
      [{ labels: [] }, { labels: [] }],
      [{ labels: ["vip", " late", "vip "] }, { labels: ["late", "vip"] }],
    ],
    refused: [
      [{}, ["labels"]],
      [{ labels: "vip" }, ["labels"]],
      [{ labels: twentyOne }, ["labels"]],
      [{ labels: ["", 5, "ok", "x".repeat(41)] }, ["labels.0", "labels.1", "labels.3"]],
    ],
  },
  presence: {
    schema: setPresenceSchema,
    accepted: [[{ status: "away" }, { status: "away" }]],
    refused: [[{ status: "busy" }, ["status"]]],
  },
  operator: {
    schema: setOperatorSchema,
    accepted: [
      [
        { name: " Dana ", role: "admin" },
        { name: "Dana", role: "admin" },
      ],
    ],
    refused: [
      [{ name: " ", role: "customer" }, ["name", "role"]],
      [{}, ["name", "role"]],
    ],
  },
};

for (const [name, { schema, accepted, refused }] of Object.entries(changes)) {
  describe(name, () => {
    for (const [input, change] of accepted) {
      it(`takes ${JSON.stringify(input)}`, () => expect(schema.parse(input)).to.deep.equal(change));
    }
    for (const [input, wrong] of refused) {
      it(`refuses ${JSON.stringify(input).slice(0, 60)}, naming ${wrong.join(", ") || "the body"}`, () => {
        expect(mistakes(schema, input)).to.have.members(wrong);
      });
    }
    it("never throws, and reads its own result the same", () => {
      const fields = [...accepted, ...refused].flatMap(([input]) => Object.keys(input ?? {}));
      fc.assert(
        fc.property(fc.oneof(anything, anyFields(...fields)), (input) => {
          const { data, success } = schema.safeParse(input);
          if (success) expect(schema.parse(data)).to.deep.equal(data);
        }),
      );
    });
  });
}
