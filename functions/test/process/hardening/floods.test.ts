import { expect } from "chai";
import { begin } from "../../support/apiConversation.ts";
import { operationsOf } from "../../support/apiDocument.ts";
import { type Answer, exchange, type Sent } from "../../support/apiExchange.ts";
import { problemIn } from "../../support/apiProblem.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";
import { sendFile, upload } from "../../support/files.ts";
import { signedBy } from "../../support/signedBy.ts";
import { requestStream } from "../../support/streamClient.ts";
import { startStream } from "../../support/streamProcesses.ts";

describe("hardening: one customer who floods", () => {
  const api = apiProcess({
    HEARTH_MESSAGES_PER_MINUTE: "5",
    HEARTH_CONVERSATIONS_PER_HOUR: "3",
    HEARTH_UNSENT_FILES: "4",
    HEARTH_TOKENS_PER_MINUTE: "10",
  });

  it("with messages, all at once, gets in as many as it may, and is told when to go on", async () => {
    const { ada, id } = await begin(api);
    const bodies = Array.from({ length: 40 }, (_, index) => ({ text: `spam ${index}`, clientId: `spam-${index}` }));
    const send = (body: object) =>
      exchange(ada.url, {
        method: "POST",
        path: `/v1/conversations/${id}/messages`,
        token: ada.token,
        type: "application/json",
        body: JSON.stringify(body),
      });
    const answers = await Promise.all(bodies.map(send));
    const statuses = Map.groupBy(answers, ({ status }) => status);
    expect([...statuses].map(([status, all]) => [status, all.length]).sort()).to.deep.equal([
      [201, 5],
      [429, 35],
    ]);
    for (const { headers } of statuses.get(429) ?? []) {
      expect(Number(headers.get("Retry-After"))).to.be.within(1, 12);
    }
    const { messages } = await ada.does(routes.listMessages, { id });
    expect(messages).to.have.lengthOf(5);
    // What got in is answered as before, however often it is sent.
    for (const { clientId, text } of messages) {
      const again = await ada.answer(routes.sendMessage, { id, body: { clientId, text } });
      expect([again.status, again.body.duplicate]).to.deep.equal([200, true]);
    }
  });

  it("by closing and beginning anew gets a few conversations an hour, and keeps them", async () => {
    const { ada, id } = await begin(api);
    const ids = [id];
    while (ids.length < 3) {
      await ada.does(routes.close, { id: ids.at(-1) ?? "", body: {} });
      ids.push((await ada.does(routes.createConversation, { body: {} })).id);
    }
    expect(new Set(ids)).to.have.property("size", 3);
    expect((await ada.does(routes.createConversation, { body: {} })).id).to.equal(ids[2]);
    await ada.does(routes.close, { id: ids[2] ?? "", body: {} });
    await ada.refused(routes.createConversation, "rate_limited", { body: {} });
    await ada.refused(routes.createConversation, "rate_limited", { body: { message: { text: "let me in" } } });
    expect((await ada.does(routes.listMyConversations)).conversations).to.have.lengthOf(3);
  });

  it("with a thousand small files keeps a few of them, and the others leave nothing", async () => {
    const { ada, id } = await begin(api);
    const answers: Answer[] = [];
    for (let round = 0; round < 40; round++) {
      const together = Array.from({ length: 25 }, () => sendFile(ada, id, { body: "spam", type: "text/plain" }));
      answers.push(...(await Promise.all(together)));
    }
    const taken = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(taken.length).to.be.within(1, 4);
    for (const answer of refused) problemIn(answer, "rate_limited");
    const kept = await api.db.collection("attachments").where("uploaderId", "==", ada.id).get();
    expect(kept.size).to.equal(taken.length);
  });

  it("may upload again once it has sent what it had uploaded", async () => {
    const { ada, id } = await begin(api);
    const file = { body: "words", type: "text/plain" };
    const { id: attachmentId } = await upload(ada, id, file);
    for (let more = 0; more < 3; more++) await upload(ada, id, file);
    problemIn(await sendFile(ada, id, file), "rate_limited");
    await ada.does(routes.sendMessage, { id, body: { attachmentId } });
    await upload(ada, id, file);
    problemIn(await sendFile(ada, id, file), "rate_limited");
  });

  it("with stream tickets gets so many", async () => {
    const { ada, id } = await begin(api);
    for (let ticket = 0; ticket < 10; ticket++)
      await ada.does(routes.createStreamTicket, { body: { conversation: id } });
    await ada.refused(routes.createStreamTicket, "rate_limited", { body: { conversation: id } });
  });

  it("with identities gets so many, whether its signatures are right or not", async () => {
    const { ada } = await begin(api);
    const wrong = { ...signedBy({ userId: "u1" }), signature: "0".repeat(64) };
    for (let guess = 0; guess < 10; guess++) await ada.refused(routes.identify, "forbidden", { body: wrong });
    await ada.refused(routes.identify, "rate_limited", { body: signedBy({ userId: "u1" }) });
  });
});

describe("hardening: one address that floods", () => {
  const api = apiProcess({ HEARTH_CALLS_PER_MINUTE: "20", HEARTH_TOKENS_PER_MINUTE: "5" });

  const call = (forwardedFor: string, more: Partial<Sent> = {}) =>
    exchange(api.url(), {
      method: "GET",
      path: "/v1/health",
      headers: { "X-Forwarded-For": forwardedFor },
      ...more,
    });
  const allowed = (answers: readonly Answer[]) => answers.filter(({ status }) => status === 200).length;

  it("is told to wait, by a problem that a page may read, while others are served", async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => call("203.0.113.1")));
    expect(allowed(answers)).to.be.within(20, 21);
    for (const answer of answers) if (answer.status !== 200) problemIn(answer, "rate_limited");
    expect((await call("203.0.113.2")).status).to.equal(200);
  });

  it("is told so on every route, and on the stream, before anything else is looked at", async () => {
    const headers = { "X-Forwarded-For": "203.0.113.9" };
    const operations = await operationsOf(api.url());
    while ((await call("203.0.113.9")).status === 200);
    // Each answer is one call more, which pushes the next one back: nobody waits here long enough to be let in again.
    for (const { method, path, operationId } of operations) {
      const place = path.replace(/\{\w+\}/g, "c1");
      problemIn(await exchange(api.url(), { method, path: place, headers }), "rate_limited", operationId);
    }
    const stream = await startStream({ HEARTH_CALLS_PER_MINUTE: "2" });
    try {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 4; attempt++) {
        const response = await requestStream(stream.url, { conversation: "c1", token: "x" }, { headers });
        statuses.push(response.status);
        if (response.status !== 429) continue;
        expect(Number(response.headers.get("Retry-After"))).to.be.within(1, 30);
        expect(response.headers.get("Access-Control-Allow-Origin")).to.equal("*");
      }
      expect(statuses).to.deep.equal([401, 401, 429, 429]);
    } finally {
      await stream.stop("SIGKILL");
    }
  });

  it("gains no more than twenty clients have by addresses that it makes up", async () => {
    const answers = await Promise.all(
      Array.from({ length: 450 }, (_, index) => call(`6.6.${index >> 8}.${index & 255}, 203.0.113.3`)),
    );
    expect(allowed(answers)).to.be.within(400, 410);
  });

  it("is not heard any more after some tokens that are none, whatever comes after them", async () => {
    const headers = { "X-Forwarded-For": "203.0.113.4" };
    const guesses = Array.from({ length: 12 }, (_, index) => `hearth_bot_${String(index).padStart(43, "a")}`);
    const codes: number[] = [];
    for (const token of guesses) {
      codes.push((await call("", { path: "/v1/conversations/mine", token, headers })).status);
    }
    expect(codes).to.deep.equal([...Array(5).fill(401), ...Array(7).fill(429)]);
    const { token } = await api.customer();
    expect((await call("", { path: "/v1/conversations/mine", token, headers })).status).to.equal(429);
    expect((await call("203.0.113.5", { path: "/v1/conversations/mine", token })).status).to.equal(200);
  });
});
