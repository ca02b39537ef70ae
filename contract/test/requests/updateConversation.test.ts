import { updateConversationSchema } from "@hearth/contract";
import { describeRequest } from "../describeRequest.ts";

describeRequest("a conversation's details", {
  schema: updateConversationSchema,
  accepted: [
    [{ sentiment: "negative", seq: 1 }, { sentiment: "negative" }],
    [{ sentiment: null }, { sentiment: null }],
    [
      { customer: { name: " Ada ", email: null, phone: "+1 555", locale: "en", id: "eve", channel: "web" } },
      { customer: { name: "Ada", email: null, phone: "+1 555", locale: "en" } },
    ],
  ],
  refused: [
    [{}, [""]],
    [{ customer: {} }, [""]],
    [{ customer: { id: "eve" }, seq: 1 }, [""]],
    [null, [""]],
    [{ customer: null }, ["customer"]],
    [{ sentiment: "angry" }, ["sentiment"]],
    [
      { customer: { name: "", email: "ada", phone: 5, locale: "x".repeat(36) }, sentiment: 1 },
      ["customer.name", "customer.email", "customer.phone", "customer.locale", "sentiment"],
    ],
  ],
});
