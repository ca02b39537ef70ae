import { Fault, type FaultCode, faultCodes, faults, isFaultCode } from "@hearth/contract";
import { expect } from "chai";

/** Clients decide by these: a code that moves to another status breaks those that are out there. */
const statuses: Partial<Record<FaultCode, number>> = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  idempotency_conflict: 409,
  conversation_taken: 409,
  conversation_closed: 409,
  invalid_state: 409,
  message_deleted: 409,
  edit_limit_reached: 409,
  shortcut_taken: 409,
  cursor_expired: 410,
  payload_too_large: 413,
  unsupported_media_type: 415,
  range_not_satisfiable: 416,
  rate_limited: 429,
  internal: 500,
  busy: 503,
  overloaded: 503,
};

describe("faults", () => {
  it("keep the status that was promised", () => {
    const found = Object.fromEntries(faultCodes.map((code) => [code, faults[code].status]));
    expect(found).to.deep.include(statuses);
  });

  for (const code of faultCodes) {
    it(`${code} may be sent again exactly where the sender did nothing wrong`, () => {
      const { status, retry, title } = faults[code];
      expect(retry).to.equal(status === 429 || status >= 500);
      expect(title).to.match(/^[A-Z].*[^.]$/);
      expect(code).to.match(/^[a-z]+(_[a-z]+)*$/);
    });
  }

  it("have each a title of their own", () => {
    expect(new Set(faultCodes.map((code) => faults[code].title))).to.have.lengthOf(faultCodes.length);
  });

  it("are a closed table: no key of its prototype is a code", () => {
    expect(faultCodes.every(isFaultCode)).to.equal(true);
    for (const text of ["", "Internal", "internal ", "constructor", "toString", "__proto__"]) {
      expect(isFaultCode(text), text).to.equal(false);
    }
  });

  it("say their detail, else their title", () => {
    const fault = new Fault("busy", { detail: "Try later", retryAfter: 2 });
    expect(fault).to.be.instanceOf(Error).and.include({ name: "Fault", code: "busy", message: "Try later" });
    expect(fault.details).to.deep.equal({ detail: "Try later", retryAfter: 2 });
    expect(new Fault("not_found").message).to.equal(faults.not_found.title);
  });
});
