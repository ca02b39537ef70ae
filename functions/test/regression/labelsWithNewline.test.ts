import { expect } from "chai";
import { setLabels } from "../../src/conversation/setLabels.ts";
import { decided } from "../support/decided.ts";
import { headWith } from "../support/headWith.ts";
import { people } from "../support/people.ts";

// Sets were compared joined by newlines, which a label may contain: the call was answered with the old ones.
it("one label of two lines is not the same as two labels", () => {
  const { head } = decided(setLabels(people.dana, ["a\nb"]), { head: headWith({ labels: ["a", "b"] }) });
  expect(head.labels).to.deep.equal(["a\nb"]);
});
