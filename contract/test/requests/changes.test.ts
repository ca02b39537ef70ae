import {
  closeSchema,
  editMessageSchema,
  labelsSchema,
  rateSchema,
  readSchema,
  releaseSchema,
  takeoverSchema,
  transferSchema,
  typingSchema,
} from "@hearth/contract";
import { type Cases, describeRequest } from "../describeRequest.ts";

const twentyOne = Array.from({ length: 21 }, (_, i) => `label ${i}`);

const changes: Record<string, Cases> = {
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
    accepted: [[{ operatorId: "okta|o1" }, { operatorId: "okta|o1" }]],
    refused: [
      [{}, ["operatorId"]],
      [{ operatorId: "../o1" }, ["operatorId"]],
      [{ operatorId: "__o1__" }, ["operatorId"]],
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
};

for (const [name, cases] of Object.entries(changes)) describeRequest(name, cases);
