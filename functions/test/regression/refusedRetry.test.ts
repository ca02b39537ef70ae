import { expect } from "chai";
import { appendMessage } from "../../src/conversation/appendMessage.ts";
import { close } from "../../src/conversation/close.ts";
import { release } from "../../src/conversation/release.ts";
import { startConversation } from "../../src/conversation/startConversation.ts";
import { takeOver } from "../../src/conversation/takeOver.ts";
import { appendOf } from "../support/appendOf.ts";
import { faultOf } from "../support/faultOf.ts";
import { MemoryLogStore } from "../support/MemoryLogStore.ts";
import { openLog } from "../support/openLog.ts";
import { people } from "../support/people.ts";

// A message that was not loaded was taken for absent, also where the call was then refused: who had lost the
// answer heard "closed" of a message that stands in the conversation.
describe("a message is sent again after its answer was lost, when the state no longer allows it", () => {
  const { ada, bot, dana } = people;
  const start = startConversation({ conversationId: "c1", epoch: "e1", principal: ada, profile: { channel: "web" } });

  it("an operator's, to a conversation closed since: it is the same message", async () => {
    const log = openLog(new MemoryLogStore());
    const send = appendMessage(appendOf(dana, { clientId: "k1", text: "It is on its way" }));
    await log.append("c1", start);
    await log.append("c1", takeOver(dana, undefined));
    const first = await log.append("c1", send);
    await log.append("c1", close(dana, undefined));
    expect(await log.append("c1", send)).to.deep.equal({ message: first.message, duplicate: true });
  });

  it("the bot's, to a conversation taken over since, from an instance that knows nothing of it", async () => {
    const store = new MemoryLogStore();
    const log = openLog(store);
    const send = appendMessage(appendOf(bot, { clientId: "k1", text: "One moment" }));
    await log.append("c1", start);
    const first = await log.append("c1", send);
    await log.append("c1", takeOver(dana, undefined));
    expect(await openLog(store).append("c1", send)).to.deep.equal({ message: first.message, duplicate: true });
  });

  it("with another text: it hears of the key, not of the state", async () => {
    const log = openLog(new MemoryLogStore());
    await log.append("c1", start);
    await log.append("c1", takeOver(dana, undefined));
    await log.append("c1", appendMessage(appendOf(dana, { clientId: "k1", text: "It is on its way" })));
    await log.append("c1", release(dana, "queue"));
    const other = appendMessage(appendOf(dana, { clientId: "k1", text: "It is lost" }));
    expect((await faultOf(log.append("c1", other))).code).to.equal("idempotency_conflict");
  });
});
