import { identifySchema } from "@hearth/contract";
import { expect } from "chai";
import { identified } from "../../../src/auth/identified.ts";
import { parseIdentityKeys } from "../../../src/auth/identityKeys.ts";
import { faultIn } from "../../support/faultIn.ts";
import { after, noon } from "../../support/headWith.ts";
import { signedBy } from "../../support/signedBy.ts";

const [secret, next] = ["a".repeat(32), "b".repeat(40)];
const keys = parseIdentityKeys(`2026:${secret}, 2027:${next}`);
const inSeconds = (seconds: number) => noon.getTime() / 1000 + seconds;
const hannah = { userId: "42", name: "Hannah Groß", email: "hannah@example.org", expiresAt: inSeconds(3_600) };

function whoIs(claim: object, now = noon, known = keys) {
  return identified(identifySchema.parse(claim), known, now);
}

function refusal(claim: object, now = noon, known = keys) {
  const fault = faultIn(() => whoIs(claim, now, known));
  return [fault?.code, fault?.message];
}

describe("a user for whom the site vouches", () => {
  it("is the customer of this name and address", () => {
    const { id, ...known } = whoIs(signedBy(hannah, secret));
    expect(id).to.match(/^id:[A-Za-z0-9_-]{22}$/);
    expect(known).to.deep.equal({ name: hannah.name, email: hannah.email });
    expect(whoIs(signedBy({ userId: "42", expiresAt: hannah.expiresAt }, secret))).to.deep.equal({ id });
  });

  it("is the same customer today and after every release, and nobody else's", () => {
    expect(whoIs(signedBy(hannah, secret)).id).to.equal("id:GOjPgTYbcgKe4f3Janm7oJ");
    expect(whoIs(signedBy({ ...hannah, userId: "043" }, secret)).id).not.to.equal("id:GOjPgTYbcgKe4f3Janm7oJ");
  });

  it("may be signed by any of the keys, so that one can take another's place", () => {
    expect(whoIs(signedBy(hannah, next))).to.deep.equal(whoIs(signedBy(hannah, secret)));
    expect(refusal(signedBy(hannah, next), noon, parseIdentityKeys(`2026:${secret}`))[0]).to.equal("forbidden");
  });

  it("is signed as docs/identity.md has it, letter by letter", () => {
    const claim = {
      userId: "42",
      name: "",
      email: "",
      expiresAt: inSeconds(60),
      signature: "d084b2215693ad4ab5e6ef240a19555ebcf519f38c5c4e533aadd26b61252079",
    };
    expect(signedBy({ userId: "42", expiresAt: inSeconds(60) }, secret).signature).to.equal(claim.signature);
    expect(whoIs(claim)).to.have.keys("id");
  });
});

describe("a signature is refused", () => {
  const right = signedBy(hannah, secret);
  const wrong: Record<string, object> = {
    "of another key": signedBy(hannah, "c".repeat(32)),
    "of no key": { ...right, signature: "0".repeat(64) },
    "for another user": { ...right, userId: "43" },
    "for another name": { ...right, name: "Admin" },
    "for another address": { ...right, email: "admin@example.org" },
    "whose address was left out": { ...right, email: undefined },
    "whose end was put off": { ...right, expiresAt: right.expiresAt + 1 },
    // One line fewer and one field longer would read the same, were the fields only joined.
    "whose fields were pushed together": { ...right, userId: `42${hannah.name}`, name: "" },
  };
  for (const [name, claim] of Object.entries(wrong)) {
    it(name, () => {
      expect(refusal(claim)).to.deep.equal(["forbidden", "The signature is not valid."]);
    });
  }

  it("that has expired, and one that is good for more than a day", () => {
    expect(refusal(right, after(3_600_000))).to.deep.equal(["forbidden", "The signature has expired."]);
    const endless = signedBy({ ...hannah, expiresAt: inSeconds(100_000) }, secret);
    expect(refusal(endless)).to.deep.equal(["forbidden", "The signature expires later than in a day."]);
    expect(whoIs(signedBy({ ...hannah, expiresAt: inSeconds(86_400) }, secret))).to.have.property("id");
  });

  it("where there are no keys, whatever it was made with", () => {
    for (const none of ["", "undefined"]) {
      expect(refusal(signedBy(hannah, none), noon, parseIdentityKeys(""))[0]).to.equal("forbidden");
    }
  });

  it("with a field of two lines: it could be read as two fields", () => {
    for (const field of ["userId", "name", "email"]) {
      for (const end of ["\n", "\r", "\u2028", "\u0000"]) {
        const parsed = identifySchema.safeParse({ ...right, [field]: `a@example.org${end}x` });
        expect(parsed.success, field).to.equal(false);
      }
    }
  });
});

describe("the identity keys", () => {
  it("are read with their names, and none is an empty setting", () => {
    expect([...keys]).to.deep.equal([
      ["2026", secret],
      ["2027", next],
    ]);
    expect(parseIdentityKeys("").size).to.equal(0);
  });

  it("are refused all at once, by their names and without what they are", () => {
    expect(() => parseIdentityKeys(`short:tiny,${secret},twice:${secret},twice:${next}`))
      .to.throw()
      .with.property("message")
      .that.matches(/key short is shorter/)
      .and.matches(/key 2 has no name/)
      .and.matches(/key twice is there twice/)
      .and.does.not.match(/tiny|aaaa|bbbb/);
  });
});
