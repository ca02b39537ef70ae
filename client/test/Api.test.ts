import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { openHearth } from "./support/openHearth.ts";

const docs = new URL("../../docs/api.md", import.meta.url);

/** One call each, with ids that show where they go. */
async function callAll(): Promise<string[]> {
  const called: string[] = [];
  const { hearth } = openHearth({
    upload: undefined,
    fetch: async (input, { method } = {}) => {
      called.push(`${method} ${new URL(String(input)).pathname}`);
      return Response.json(null);
    },
  });
  const { api } = hearth;
  const id = "_id_";
  const response = { shortcut: "hi", text: "Hello" };
  const calls: { [Name in keyof typeof api]: () => Promise<unknown> } = {
    health: () => api.health(),
    config: () => api.config(),
    createConversation: () => api.createConversation(),
    myConversations: () => api.myConversations(),
    conversation: () => api.conversation(id),
    updateConversation: () => api.updateConversation(id, { sentiment: null }),
    sendMessage: () => api.sendMessage(id, { clientId: "a" }),
    messages: () => api.messages(id),
    editMessage: () => api.editMessage(id, "_mid_", "text"),
    deleteMessage: () => api.deleteMessage(id, "_mid_"),
    events: () => api.events(id),
    upload: () => api.upload(id, new Blob(["bytes"]), { name: "a.txt" }),
    attachmentLink: () => api.attachmentLink("_aid_"),
    read: () => api.read(id, 1),
    typing: () => api.typing(id, true),
    handoff: () => api.handoff(id),
    takeover: () => api.takeover(id),
    release: () => api.release(id, "bot"),
    transfer: () => api.transfer(id, "o1"),
    closeConversation: () => api.closeConversation(id),
    rate: () => api.rate(id, { score: 5 }),
    setLabels: () => api.setLabels(id, []),
    operators: () => api.operators(),
    setPresence: () => api.setPresence("online"),
    setOperator: () => api.setOperator("_uid_", { name: "Dana", role: "operator" }),
    inbox: () => api.inbox(),
    inboxCounts: () => api.inboxCounts(),
    customerConversations: () => api.customerConversations("_customerId_"),
    queue: () => api.queue(),
    queuePlace: () => api.queuePlace(),
    cannedResponses: () => api.cannedResponses(),
    addCannedResponse: () => api.addCannedResponse(response),
    setCannedResponse: () => api.setCannedResponse(id, response),
    removeCannedResponse: () => api.removeCannedResponse(id),
    metrics: () => api.metrics(),
    metricsCsv: () => api.metricsCsv(),
    audit: () => api.audit(),
    identify: () => api.identify({ userId: "u1", expiresAt: 1, signature: "" }),
    blockCustomer: () => api.blockCustomer("_customerId_", { blocked: true }),
    streamTicket: () => api.streamTicket({ inbox: "all" }),
  };
  for (const call of Object.values(calls)) await call();
  return called.map((line) => line.replace(/_(\w+?)_(?=\/|$)/g, "{$1}"));
}

/** Bytes, for what shows them: it has them from the address that `attachmentLink` gives. */
const linked = ["", "/thumbnail", "/copy"].map((object) => `GET /v1/attachments/{aid}${object}`);

describe("the client's calls", () => {
  it("are those that docs/api.md lists, all of them", async () => {
    const headings = (await readFile(docs, "utf8")).matchAll(/^### ((?:GET|POST|PUT|PATCH|DELETE) \/v1\/\S+)$/gm);
    const documented = [...headings].map(([, call]) => call);
    expect(documented).to.have.length.above(20);
    expect([...new Set(await callAll()), ...linked]).to.have.members(documented);
  });
});
