import { expect } from "chai";
import { startFunction } from "../../../../scripts/processes/startFunction.ts";
import { say, visit } from "../../support/streamCalls.ts";
import { follow } from "../../support/streamClient.ts";
import { startStream, theApi, theStream } from "../../support/streamProcesses.ts";

describe("several instances", () => {
  it("show everyone the same conversation, whichever was written to and whichever is followed", async () => {
    const another = [startFunction({ target: "api" }), startStream()] as const;
    const [firstApi, firstStream, secondApi, secondStream] = await Promise.all([theApi(), theStream(), ...another]);
    const { customer, conversation } = await visit(firstApi.url);
    const { id, epoch } = conversation;
    const ask = { conversation: id, token: customer.token };
    const clients = await Promise.all(
      [firstStream, firstStream, secondStream, secondStream].map(({ url }) => follow(url, ask)),
    );
    for (const client of clients) await client.next("ready");
    const sends = Array.from({ length: 40 }, (_, index) =>
      say((index % 2 === 0 ? firstApi : secondApi).url, customer.token, id, {
        text: `${index}`,
        clientId: `m${index}`,
      }),
    );
    const sent = (await Promise.all(sends)).sort((a, b) => a.seq - b.seq);
    expect(sent.map(({ seq }) => seq)).to.deep.equal(Array.from({ length: 40 }, (_, index) => index + 2));
    for (const client of clients) {
      const seen = await client.upTo(`${epoch}.41`);
      expect(seen.map(({ id }) => id)).to.deep.equal(sent.map(({ seq }) => `${epoch}.${seq}`));
      expect(seen.map(({ data }) => JSON.parse(data).message)).to.deep.equal(sent);
      await client.cut();
    }
    await Promise.all([secondApi.stop("SIGKILL"), secondStream.stop("SIGKILL")]);
  });
});
