import { setOperatorSchema, setPresenceSchema } from "@hearth/contract";
import { describeRequest } from "./describeRequest.ts";

describeRequest("presence", {
  schema: setPresenceSchema,
  accepted: ["online", "away", "offline"].map((status) => [{ status }, { status }]),
  refused: [
    [{}, ["status"]],
    [{ status: "busy" }, ["status"]],
    [{ status: "Online" }, ["status"]],
  ],
});

describeRequest("operator", {
  schema: setOperatorSchema,
  accepted: [
    [
      { name: " Dana ", role: "admin", id: "o2" },
      { name: "Dana", role: "admin" },
    ],
    ...[0, 1, 100].map((capacity): [object, object] => [
      { name: "Dana", role: "operator", capacity },
      { name: "Dana", role: "operator", capacity },
    ]),
  ],
  refused: [
    [{}, ["name", "role"]],
    [{ name: " ", role: "customer" }, ["name", "role"]],
    [{ name: "x".repeat(101), role: "constructor" }, ["name", "role"]],
    ...[-1, 101, 1.5, "4", null].map((capacity): [object, string[]] => [
      { name: "Dana", role: "operator", capacity },
      ["capacity"],
    ]),
  ],
});
