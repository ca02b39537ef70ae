import { expect } from "chai";
import { editOf } from "../../src/customer/editOf.ts";

describe("a customer's detail that was being typed", () => {
  it("is saved without the spaces around it", () => {
    expect(editOf({ text: "  Ada ", before: "" }, "")).to.equal("Ada");
  });

  it("is removed where nothing is left", () => {
    expect(editOf({ text: " ", before: "Ada" }, "Ada")).to.equal(null);
  });

  it("is left alone where nothing was changed, also when somebody else changed it meanwhile", () => {
    expect(editOf({ text: "Ada", before: "Ada" }, "Ada")).to.equal(undefined);
    expect(editOf({ text: "Ada ", before: "Ada" }, "Ada Lovelace")).to.equal(undefined);
  });

  it("is left alone where somebody else has typed the same", () => {
    expect(editOf({ text: "Ada Lovelace", before: "Ada" }, "Ada Lovelace")).to.equal(undefined);
  });

  it("wins over what somebody else changed meanwhile", () => {
    expect(editOf({ text: "Ada King", before: "Ada" }, "Ada Lovelace")).to.equal("Ada King");
  });
});
