import { expect } from "chai";
import { identified } from "../../functions/src/auth/identified.ts";
import { parseIdentityKeys } from "../../functions/src/auth/identityKeys.ts";
import { shopper } from "../seed/demo.ts";
import { signedShopper } from "../start/signedShopper.ts";

describe("whom the demo's shop signs in", () => {
  const keys = "demo:a secret that only this test and Hearth know";
  const now = new Date();

  it("is who Hearth takes it for, and nobody with another key", () => {
    const signed = signedShopper(keys, now);
    const { id: _, ...known } = identified(signed, parseIdentityKeys(keys), now);
    expect(known).to.deep.equal({ name: shopper.name, email: shopper.email });
    const others = parseIdentityKeys("demo:a secret that is of another deployment");
    expect(() => identified(signed, others, now)).to.throw("not valid");
  });
});
