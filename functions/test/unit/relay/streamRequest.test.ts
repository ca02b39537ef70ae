import { Fault } from "@hearth/contract";
import { expect } from "chai";
import { parseStreamRequest } from "../../../src/relay/streamRequest.ts";
import { topicName } from "../../../src/relay/topicName.ts";

/** The paths of what is wrong with that address. */
function mistakesIn(url: string): string[] {
  try {
    parseStreamRequest(url);
    return [];
  } catch (failure) {
    if (!(failure instanceof Fault)) throw failure;
    expect(failure.code).to.equal("invalid_request");
    return (failure.details.errors ?? []).map(({ path }) => path);
  }
}

describe("a stream's address", () => {
  it("asks for a conversation or for the inbox, under whatever path the platform serves it", () => {
    expect(parseStreamRequest("/stream?conversation=c1")).to.deep.equal({ conversation: "c1" });
    expect(parseStreamRequest("/?inbox=all")).to.deep.equal({ inbox: "all" });
    expect(parseStreamRequest("//?inbox=all")).to.deep.equal({ inbox: "all" });
  });

  it("carries a cursor and a ticket, and may carry what others add", () => {
    const asked = parseStreamRequest("/stream?conversation=c1&last_event_id=e.1&ticket=t%2B1&utm_source=mail");
    expect(asked).to.deep.equal({ conversation: "c1", last_event_id: "e.1", ticket: "t+1" });
  });

  it("is refused with every mistake at once", () => {
    expect(mistakesIn("/stream")).to.deep.equal([""]);
    expect(mistakesIn("/stream?conversation=c1&inbox=all")).to.deep.equal([""]);
    expect(mistakesIn("/stream?conversation=a%2Fb")).to.deep.equal(["conversation"]);
    const all = mistakesIn(`/stream?conversation=__x__&inbox=mine&ticket=${"t".repeat(201)}`);
    expect(all).to.have.members(["conversation", "inbox", "ticket"]);
  });

  it("is no failure of ours, however odd", () => {
    for (const url of ["", "//", "/%", "?%zz=%", "http://[/", "/stream?__proto__=x"]) {
      expect(mistakesIn(url), url).to.deep.equal([""]);
    }
  });

  it("names one topic, the same for the stream and its ticket", () => {
    expect(topicName({ conversation: "c1" })).to.equal("conversation:c1");
    expect(topicName({})).to.equal("inbox:all");
  });
});
