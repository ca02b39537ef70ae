import { inboxPageSchema } from "@hearth/contract";
import { describeRequest } from "../describeRequest.ts";

const usual = { view: "all", search: "", limit: 30 };

describeRequest("a page of the inbox", {
  schema: inboxPageSchema,
  accepted: [
    [{}, usual],
    [
      { view: "mine", limit: "100" },
      { ...usual, view: "mine", limit: 100 },
    ],
    [{ search: "" }, usual],
    [{ search: " \n\u00a0 " }, usual],
    [{ search: " a " }, { ...usual, search: "a" }],
    [{ search: ".*+?^$(){1}|[]\\" }, { ...usual, search: ".*+?^$(){1}|[]\\" }],
    [{ search: "x".repeat(254) }, { ...usual, search: "x".repeat(254) }],
    [{ label: "billing/refunds" }, { ...usual, label: "billing/refunds" }],
    [{ cursor: "x".repeat(400) }, { ...usual, cursor: "x".repeat(400) }],
  ],
  refused: [
    [{ view: "nobody's" }, ["view"]],
    [{ view: "" }, ["view"]],
    [{ view: "toString" }, ["view"]],
    [{ search: "x".repeat(255) }, ["search"]],
    [{ search: "x".repeat(10_000) }, ["search"]],
    [{ search: ["a", "b"] }, ["search"]],
    [{ label: "" }, ["label"]],
    [{ label: " " }, ["label"]],
    [{ label: "x".repeat(41) }, ["label"]],
    [{ cursor: "x".repeat(401) }, ["cursor"]],
    [{ limit: "0" }, ["limit"]],
    [{ limit: "101" }, ["limit"]],
    [
      { view: "x", search: "x".repeat(255), label: "", cursor: 5, limit: "x" },
      ["view", "search", "label", "cursor", "limit"],
    ],
  ],
});
