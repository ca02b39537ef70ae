import { eventTypes, type StreamEventName, streamEventSchemas } from "@hearth/contract";
import { expect } from "chai";
import { conversationWith, eventWith, messageWith } from "./arbitraries.ts";
import { mistakes } from "./mistakes.ts";

const ready = { topic: "conversation:c1", epoch: "e1", head: 3, leaseMs: 480_000 };
const summary = { seq: 3, conversation: conversationWith({ seq: 3 }) };

describe("stream", () => {
  const sent: [name: StreamEventName, data: unknown][] = [
    ...eventTypes.map((type): [StreamEventName, unknown] => [type, eventWith(3, type)]),
    ["message.created", eventWith(3, "message.created", messageWith({ seq: 3 }))],
    ["conversation.changed", summary],
    ["ready", ready],
    ["hidden", { seq: 3, type: "hidden" }],
    ["typing", { conversationId: "c1", id: "u1", role: "customer", name: "Ada", typing: true }],
    ...["unknown_epoch", "expired", "too_far_behind"].map((reason): [StreamEventName, unknown] => [
      "reset",
      { reason },
    ]),
    ...["lease", "token", "shutdown", "bytes", "replaced"].map((reason): [StreamEventName, unknown] => [
      "reconnect",
      { reason, delayMs: 100 },
    ]),
  ];
  for (const [name, data] of sent) {
    it(`sends ${name} ${JSON.stringify(data).slice(0, 40)}`, () => {
      expect(streamEventSchemas[name].parse(data)).to.deep.equal(data);
    });
  }

  const refused: [name: StreamEventName, data: unknown, wrong: string[]][] = [
    ["ready", { ...ready, head: "3", leaseMs: 0.5 }, ["head", "leaseMs"]],
    ["reset", { reason: "lease" }, ["reason"]],
    ["reconnect", { reason: "expired" }, ["reason", "delayMs"]],
    ["message.created", { ...eventWith(3, "message.created"), at: "2026-11-22", type: "hidden" }, ["type", "at"]],
    ["hidden", { seq: 3, type: "message.created" }, ["type"]],
  ];
  for (const [name, data, wrong] of refused) {
    it(`refuses ${name} ${JSON.stringify(data).slice(0, 40)}`, () => {
      expect(mistakes(streamEventSchemas[name], data)).to.have.members(wrong);
    });
  }

  it("lets nothing of an internal note through in what is hidden", () => {
    const note = eventWith(3, "message.created", messageWith({ visibility: "internal", text: "a bad customer" }));
    expect(streamEventSchemas.hidden.parse({ ...note, type: "hidden" })).to.deep.equal({ seq: 3, type: "hidden" });
  });

  it("keeps names and reasons on one line, as the stream's format needs", () => {
    for (const name of Object.keys(streamEventSchemas)) expect(name).to.match(/^[a-z]+(\.[a-z]+)?$/);
  });
});
