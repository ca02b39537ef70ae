import { readFile } from "node:fs/promises";
import { initializeTestEnvironment, type RulesTestEnvironment } from "@firebase/rules-unit-testing";
import { expect } from "chai";
import { outcomesOf } from "./outcome.ts";

// Where the launcher could not get the emulator's own rules program, another stands in for it that denies
// everything; there, this proves only that clients come to the rules at all.
describe("the storage rules: attachments go up and come down through the API alone", () => {
  const path = "attachments/customer/a1";
  let environment: RulesTestEnvironment;
  before(async function () {
    if (process.env.FIREBASE_STORAGE_EMULATOR_HOST === undefined) return this.skip();
    environment = await initializeTestEnvironment({
      projectId: "demo-hearth-rules",
      storage: { rules: await readFile(new URL("../../../../storage.rules", import.meta.url), "utf8") },
    });
    await environment.withSecurityRulesDisabled(async (server) => {
      await server.storage().ref(path).putString("a receipt");
    });
  });
  after(() => environment?.cleanup());

  const people: Record<string, { uid: string; claims?: { role: string } } | null> = {
    "a passerby": null,
    "the customer whose file it is": { uid: "customer" },
    "an operator": { uid: "operator", claims: { role: "operator" } },
    "an admin": { uid: "admin", claims: { role: "admin" } },
  };
  for (const [name, person] of Object.entries(people)) {
    it(`are closed to ${name}: nothing else asks who may, how large, and what the bytes are`, async () => {
      const context = person
        ? environment.authenticatedContext(person.uid, person.claims)
        : environment.unauthenticatedContext();
      const file = context.storage().ref(path);
      expect(
        await outcomesOf({
          download: file.getDownloadURL(),
          metadata: file.getMetadata(),
          list: context.storage().ref("attachments/customer").listAll(),
          overwrite: Promise.resolve(file.putString("another receipt")),
          upload: Promise.resolve(context.storage().ref(`attachments/${person?.uid}/new`).putString("hello")),
          rename: file.updateMetadata({ contentType: "text/html" }),
          delete: file.delete(),
        }),
      ).to.deep.equal({
        download: "denied",
        metadata: "denied",
        list: "denied",
        overwrite: "denied",
        upload: "denied",
        rename: "denied",
        delete: "denied",
      });
    });
  }
});
