import { auditQuerySchema, formatAuditCursor, parseAuditCursor } from "@hearth/contract";
import { expect } from "chai";
import { describeRequest } from "../describeRequest.ts";

const at = new Date("2026-11-22T12:00:00.000Z");

describeRequest("a page of the audit", {
  schema: auditQuerySchema,
  accepted: [
    [{}, { limit: 50 }],
    [
      {
        conversation: "c1",
        actor: "okta|o1",
        action: "erase",
        before: formatAuditCursor({ id: "c1_4", at }),
        limit: "9",
      },
      { conversation: "c1", actor: "okta|o1", action: "erase", before: "2026-11-22T12:00:00.000Z_c1_4", limit: 9 },
    ],
    [{ before: at.toISOString() }, { before: at.toISOString(), limit: 50 }],
  ],
  refused: [
    ...[
      "",
      "1",
      "2026-11-22",
      "2026-02-30T12:00:00.000Z",
      "2026-11-22T12:00:00.000Z_",
      "2026-11-22T12:00:00.000Z_a/b",
    ].map((before): [unknown, string[]] => [{ before }, ["before"]]),
    [
      { conversation: "a/b", actor: "", action: "read", before: 5, limit: 101 },
      ["conversation", "actor", "action", "before", "limit"],
    ],
  ],
});

describe("the audit's cursor", () => {
  it("is read as it was written, whatever the entry is called", () => {
    for (const id of ["c1_4", "_", "__c__-1"]) {
      expect(parseAuditCursor(formatAuditCursor({ id, at }))).to.deep.equal({ id, at });
    }
  });
});
