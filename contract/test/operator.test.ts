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
  ],
  refused: [
    [{}, ["name", "role"]],
    [{ name: " ", role: "customer" }, ["name", "role"]],
    [{ name: "x".repeat(101), role: "constructor" }, ["name", "role"]],
  ],
});
