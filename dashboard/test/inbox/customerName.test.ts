import { expect } from "chai";
import { en } from "../../src/i18n/locales/en.ts";
import { translate } from "../../src/i18n/translate.ts";
import { customerName } from "../../src/inbox/customerName.ts";

const t = (...[key, values]: [Parameters<typeof translate>[1], Parameters<typeof translate>[2]?]) =>
  translate(en, key, values);

describe("what a customer is called", () => {
  it("by name", () => expect(customerName({ id: "x", name: " Ada " }, t)).to.equal("Ada"));

  it("without one, so that visitors can be told apart", () => {
    expect(customerName({ id: "Qx_81-3-fa9" }, t)).to.equal("Visitor 3fa9");
    expect(customerName({ id: "Qx_81-3-fa9", name: "  " }, t)).to.equal("Visitor 3fa9");
  });
});
