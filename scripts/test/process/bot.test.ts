import { conversationSchema } from "@hearth/contract";
import { expect } from "chai";
import { z } from "zod";
import { runBot } from "../../bot/runBot.ts";
import { createBot, signUp } from "../../emulators/accounts.ts";
import { type RunningFunction, startFunction } from "../../processes/startFunction.ts";
import { callApi } from "../../replay/callApi.ts";
import { followConversation } from "../../replay/followConversation.ts";

describe("The demo's bot", () => {
  const api = `${process.env.HEARTH_TEST_API_URL}/v1`;
  const over = new AbortController();
  const { signal } = over;
  const failures: string[] = [];
  let stream: RunningFunction;
  let running: Promise<void>;

  before(async () => {
    stream = await startFunction({ target: "stream", env: {} });
    const tell = (failure: string) => failures.push(failure);
    running = runBot({ api, streamUrl: stream.url, key: await createBot("Ember"), signal, tell });
  });
  after(async () => {
    over.abort();
    await running;
    await stream.stop();
  });

  it("answers who writes, each message once, and passes on who asks for a person", async () => {
    const { token } = await signUp();
    const call = { token, signal };
    const start = { ...call, url: `${api}/conversations`, body: {}, answer: conversationSchema };
    const { id } = await callApi(start);
    const url = `${api}/conversations/${id}/messages`;
    const say = (text: string) =>
      callApi({ ...call, url, body: { clientId: `after-${seen.length}`, text }, answer: z.unknown() });
    const seen: string[] = [];
    for await (const followed of followConversation({ streamUrl: stream.url, conversationId: id, token, signal })) {
      if (followed.type === "ready") await say("When do you open?");
      if (followed.type !== "event" || followed.event.type === "hidden") continue;
      const { message, conversation } = followed.event;
      if (message !== undefined) seen.push(`${message.role}: ${message.text.slice(0, 11)}`);
      if (message?.role === "bot" && seen.length === 2) await say("A person, please");
      if (conversation.state === "waiting") break;
    }
    expect(seen).to.deep.equal([
      "customer: When do you",
      "bot: We are open",
      "customer: A person, p",
      "bot: Of course. ",
    ]);
    expect(failures).to.deep.equal([]);
  });
});
