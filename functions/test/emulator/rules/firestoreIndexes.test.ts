import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { z } from "zod";

const overrideSchema = z.strictObject({
  collectionGroup: z.string(),
  fieldPath: z.string(),
  ttl: z.literal(true).optional(),
  indexes: z.array(
    z.strictObject({
      order: z.enum(["ASCENDING", "DESCENDING"]).optional(),
      arrayConfig: z.literal("CONTAINS").optional(),
      queryScope: z.enum(["COLLECTION", "COLLECTION_GROUP"]),
    }),
  ),
});

describe("firestore.indexes.json", () => {
  let overrides: z.infer<typeof overrideSchema>[];
  before(async () => {
    const file = await readFile(new URL("../../../../firestore.indexes.json", import.meta.url), "utf8");
    overrides = z.object({ fieldOverrides: z.array(overrideSchema) }).parse(JSON.parse(file)).fieldOverrides;
  });

  it("says nothing of ttl for *: Firestore answers 400 and the whole deploy stops (an export writes it)", () => {
    expect(overrides.filter(({ fieldPath, ttl }) => fieldPath === "*" && ttl !== undefined)).to.deep.equal([]);
  });

  it("deletes what expires, and does not index when: one rising field holds a collection at 500 writes/s", () => {
    const expiring = overrides.filter(({ ttl }) => ttl);
    expect(
      expiring.map(({ collectionGroup, fieldPath, indexes }) => [collectionGroup, fieldPath, indexes]),
    ).to.deep.equal(
      ["events", "incoming", "streamTickets", "attachmentTickets", "typing"].map((group) => [group, "expiresAt", []]),
    );
  });

  it("indexes in the log's collections only what is queried: every other index is paid for with each message", () => {
    const logGroups = new Set([
      ...["conversations", "messages", "events", "incoming", "streamTickets", "typing"],
      ...["attachments", "attachmentTickets"],
      ...["tallies", "audit", "cannedResponses", "presence", "erasures"],
    ]);
    const everyField = overrides.filter(({ fieldPath }) => fieldPath === "*");
    expect(new Set(everyField.map(({ collectionGroup }) => collectionGroup))).to.deep.equal(logGroups);
    expect(everyField.flatMap(({ indexes }) => indexes)).to.deep.equal([]);
  });

  it("overrides no field twice, and at most 200 (Firestore's limit for a database)", () => {
    const fields = overrides.map(({ collectionGroup, fieldPath }) => `${collectionGroup}.${fieldPath}`);
    expect(fields).to.deep.equal([...new Set(fields)]);
    expect(fields.length).to.be.at.most(200);
  });
});
