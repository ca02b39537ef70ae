import { expect } from "chai";
import { begin } from "../../support/apiConversation.ts";
import { type Answer, exchange } from "../../support/apiExchange.ts";
import { placesOf, problemIn } from "../../support/apiProblem.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

describe("hardening: JSON that means harm", () => {
  const api = apiProcess();

  it("with a key twice counts once, by its last value", async () => {
    const { ada, id } = await begin(api);
    const answer = await post(
      ada.token,
      id,
      '{"text":"first","visibility":"internal","text":"last","visibility":"public"}',
    );
    expect(answer.status).to.equal(201);
    const { messages } = await ada.does(routes.listMessages, { id });
    expect(messages.map(({ text }) => text)).to.deep.equal(["last"]);
  });

  const pollution: [body: string, places: string[]][] = [
    ['{"__proto__":{"text":"polluted","visibility":"internal"}}', ["text"]],
    ['{"constructor":{"prototype":{"text":"polluted"}}}', ["text"]],
    ['{"metadata":{"__proto__":{"wamid":"polluted"}}}', ["text"]],
  ];
  for (const [body, places] of pollution) {
    it(`gives nothing to objects that did not have it: ${body}`, async () => {
      const { ada, id } = await begin(api);
      expect(placesOf(problemIn(await post(ada.token, id, body), "invalid_request"))).to.deep.equal(places);
      const withText = body.replace(/^\{/, '{"text":"words",');
      const { message } = routes.sendMessage.body.parse(JSON.parse((await post(ada.token, id, withText)).text));
      expect(message).to.deep.include({ text: "words", visibility: "public", sourceId: null });
      const { message: next } = await ada.does(routes.sendMessage, { id, body: { text: "next" } });
      expect(next).to.deep.include({ visibility: "public", sourceId: null });
    });
  }

  it("keeps nothing of what it was not asked for, however deep", async () => {
    const { ada, id } = await begin(api);
    const deep = "[".repeat(30_000) + "]".repeat(30_000);
    for (const field of ["metadata", "sentAt", "unknown"]) {
      const value = field === "metadata" ? `{"deep":${deep}}` : deep;
      const answer = await post(ada.token, id, `{"clientId":"${field}","text":"words","${field}":${value}}`);
      expect([answer.status, answer.text.length < 1_000], field).to.deep.equal([201, true]);
    }
    const { docs } = await api.db.collection(`conversations/${id}/messages`).get();
    for (const doc of docs) expect(JSON.stringify(doc.data()).length).to.be.below(2_000);
  });

  for (const sentAt of [
    '"yesterday"',
    "1e300",
    "-1e300",
    "{}",
    '{"seconds":"1"}',
    "null",
    "[]",
    "true",
    '"9999999-01-01"',
  ]) {
    it(`with a clock that reads ${sentAt} takes ours for it`, async () => {
      const { ada, id } = await begin(api);
      const answer = await post(ada.token, id, `{"text":"words","sentAt":${sentAt}}`);
      const { message } = routes.sendMessage.body.parse(JSON.parse(answer.text));
      expect(message.sentAt).to.equal(message.createdAt);
    });
  }

  for (const type of ["Application/JSON", "application/json; charset=utf-8", 'application/json;charset="UTF-8"']) {
    it(`is read and not passed over when it is called ${type}`, async () => {
      const { ada, id } = await begin(api);
      const answer = await exchange(api.url(), {
        method: "POST",
        path: `/v1/conversations/${id}/close`,
        token: ada.token,
        type,
        body: '{"reason":5}',
      });
      expect(placesOf(problemIn(answer, "invalid_request"))).to.deep.equal(["reason"]);
    });
  }

  it("in letters that are none is text with a mark where they were", async () => {
    const { ada, id } = await begin(api);
    const body = Buffer.concat([Buffer.from('{"text":"a'), Buffer.from([0xff, 0xfe]), Buffer.from('\\ud800b"}')]);
    const answer = await post(ada.token, id, body);
    const { message } = routes.sendMessage.body.parse(JSON.parse(answer.text));
    expect(message.text).to.equal("a\ufffd\ufffd\ufffdb");
  });

  function post(token: string, id: string, body: string | Buffer): Promise<Answer> {
    const path = `/v1/conversations/${id}/messages`;
    return exchange(api.url(), { method: "POST", path, token, type: "application/json", body });
  }
});
