import { HearthError } from "@hearth/client";
import { expect } from "chai";
import { failureText } from "../../src/actions/failureText.ts";

describe("failureText", () => {
  it("names who has the conversation", () => {
    const error = new HearthError("conversation_taken", "", { operator: { id: "omar", name: "Omar" } });
    expect(failureText(error)).to.deep.equal(["thread.failedTaken", { name: "Omar" }]);
  });

  it("has a text of its own for what operators meet", () => {
    expect(failureText(new HearthError("network", ""))).to.deep.equal(["thread.failedNetwork"]);
    expect(failureText(new HearthError("invalid_state", ""))).to.deep.equal(["thread.failedState"]);
  });

  it("says of everything else that it failed", () => {
    for (const error of [new HearthError("internal", "secret"), new HearthError("conversation_taken", ""), "odd"]) {
      expect(failureText(error)).to.deep.equal(["thread.failed"]);
    }
  });
});
