import { expect } from "chai";
import { operationsIn } from "../countOperations.ts";

describe("what a line of the SDK's log tells of", () => {
  const line = (text: string) => `Firestore (9.4.1) 2026-01-01T00:00:00.000Z a1b2 [Firestore.request]: ${text}`;
  const received = (response: object) => operationsIn(line(`Received response: ${JSON.stringify(response)}`));

  it("is a read for each document that came, by whichever call", () => {
    const one = { reads: 1, writes: 0 };
    expect(received({ result: "found", found: { name: "a/b", fields: {} } })).to.deep.equal(one);
    expect(received({ document: { name: "a/b", fields: {} }, readTime: null })).to.deep.equal(one);
    expect(received({ documentChange: { document: { name: "a/b" } } })).to.deep.equal(one);
  });

  it("is a read for a document that is not there: it is billed as one", () => {
    expect(received({ result: "missing", missing: "a/b", found: null })).to.deep.equal({ reads: 1, writes: 0 });
  });

  it("is a write for each result of a commit", () => {
    const writeResults = [{ updateTime: null }, { updateTime: null }, { updateTime: null }];
    expect(received({ writeResults, commitTime: null })).to.deep.equal({ reads: 0, writes: 3 });
  });

  it("is nothing for what was sent, for what is no document, and for what the SDK says of itself", () => {
    const none = { reads: 0, writes: 0 };
    expect(operationsIn(line('Sending request: {"writes":[{}],"document":"a/b"}'))).to.deep.equal(none);
    expect(received({ targetChange: { targetIds: [1] } })).to.deep.equal(none);
    expect(operationsIn(line("Initialized Firestore"))).to.deep.equal(none);
  });
});
