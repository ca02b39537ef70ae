import { Fault, faultCodes, faults, problemOf, problemSchema } from "@hearth/contract";
import { expect } from "chai";

const everything = {
  detail: "Dana has it",
  errors: [{ path: "customer.email", message: "Invalid email address" }],
  operator: { id: "o1", name: "Dana" },
  retryAfter: 3,
  allow: ["GET"],
};

describe("problem", () => {
  for (const code of faultCodes) {
    it(`of ${code} says what the table says`, () => {
      const { status, title } = faults[code];
      const type = `urn:hearth:problem:${code}`;
      const problem = problemOf(new Fault(code), "r1");
      expect(problem).to.deep.equal({ type, title, status, code, requestId: "r1" });
      expect(problemSchema.strict().parse(problem)).to.deep.equal(problem);
    });
  }

  it("carries detail, mistakes and operator; Retry-After and Allow are headers, not its own", () => {
    const { detail, errors, operator } = everything;
    const problem = problemOf(new Fault("conversation_taken", everything), "r1");
    expect(problem).to.deep.include({ detail, errors, operator });
    expect(problemSchema.strict().parse(JSON.parse(JSON.stringify(problem)))).to.deep.equal(problem);
    expect(problem).not.to.have.any.keys("retryAfter", "allow");
  });

  it("carries nothing that was not meant for it", () => {
    const secret = "sk-live-4711";
    const fault = new Fault("internal", {
      ...everything,
      ...{ token: secret },
      errors: everything.errors.map((error) => ({ ...error, input: secret })),
      operator: { ...everything.operator, ...{ email: secret } },
    });
    Object.assign(fault, { cause: new Error(secret), stack: secret, token: secret });
    expect(JSON.stringify(problemOf(fault, "r1"))).not.to.include(secret);
    expect(problemSchema.strict().safeParse(problemOf(fault, "r1")).success).to.equal(true);
  });

  it("knows no code but the table's", () => {
    const problem = { ...problemOf(new Fault("busy"), "r1"), code: "constructor" };
    expect(problemSchema.safeParse(problem).success).to.equal(false);
  });
});
