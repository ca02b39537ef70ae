import { expect } from "chai";
import { createParser, type EventSourceMessage } from "eventsource-parser";
import fc from "fast-check";
import { encodeFrame, heartbeat } from "../../../src/relay/frame.ts";
import { runs } from "../../support/runs.ts";

/** What a client's parser makes of the text, fed in pieces of that length. */
function parsed(text: string, pieceLength = text.length) {
  const events: EventSourceMessage[] = [];
  const comments: string[] = [];
  const parser = createParser({
    onEvent: (event) => events.push(event),
    onComment: (comment) => comments.push(comment),
  });
  for (let at = 0; at < text.length; at += pieceLength) parser.feed(text.slice(at, at + pieceLength));
  return { events, comments };
}

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom("\r", "\n", "\r\n\r\n", "\0", "data: ", "id: 1", "event: x", ":", "\u2028", "\ufeff", "é"))
    .map((parts) => parts.join("")),
);

describe("a frame", () => {
  it("is exactly one event to a client, whatever its data holds: text cannot pass for another field or event", () => {
    const data = fc.oneof(anyText, fc.dictionary(anyText, anyText), fc.array(anyText));
    fc.assert(
      fc.property(
        data,
        fc.option(fc.nat(), { nil: undefined }),
        fc.integer({ min: 1, max: 50 }),
        (data, seq, length) => {
          const id = seq === undefined ? undefined : `epoch.${seq}`;
          const { events, comments } = parsed(encodeFrame({ event: "message.created", id, data }), length);
          expect(events).to.deep.equal([{ event: "message.created", id, data: JSON.stringify(data) }]);
          expect(comments).to.deep.equal([]);
        },
      ),
      runs(200),
    );
  });

  it("stays apart from the next", () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), (texts) => {
        const frames = texts.map((data) => encodeFrame({ event: "hidden", data }));
        const { events } = parsed(frames.join(heartbeat));
        expect(events.map(({ data }) => JSON.parse(data))).to.deep.equal(
          texts.map((data) => JSON.parse(JSON.stringify(data))),
        );
      }),
      runs(100),
    );
  });

  it("takes no id that would end its line: it would inject fields of its own", () => {
    for (const id of ["a\nevent: x", "a\rdata: x", "a\r\n\r\n", "a\0"]) {
      expect(() => encodeFrame({ event: "ready", id, data: {} }), JSON.stringify(id)).to.throw(TypeError);
    }
  });

  it("of silence says nothing to a client, and something to the proxies between", () => {
    expect(parsed(heartbeat)).to.deep.equal({ events: [], comments: [""] });
  });
});
