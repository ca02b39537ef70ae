import { readFile } from "node:fs/promises";
import {
  initializeTestEnvironment,
  type RulesTestContext,
  type RulesTestEnvironment,
} from "@firebase/rules-unit-testing";
import { setLogLevel } from "firebase/firestore";

export type Database = ReturnType<RulesTestContext["firestore"]>;
export type Person = "passerby" | "customer" | "anonymous" | "stranger" | "operator" | "admin";

/** Everyone who might ask, the passerby not signed in; each one's uid is its name. */
export const people: readonly Person[] = ["passerby", "customer", "anonymous", "stranger", "operator", "admin"];

export type RulesEnvironment = {
  /** The database as that person's client reaches it: through the rules. */
  as: Readonly<Record<Person, Database>>;
  /** Writes as the server does: past the rules. */
  write(documents: Readonly<Record<string, object>>): Promise<void>;
  close(): Promise<void>;
};

/**
 * The repository's rules, loaded for a project of their own (so that no other test on the same emulator meets
 * them), and an empty database but for one conversation of each signed-in person, named for its customer.
 */
export async function openRulesEnvironment(): Promise<RulesEnvironment> {
  // Denials are what these tests ask for; the client would log each one as a warning.
  setLogLevel("silent");
  const environment = await initializeTestEnvironment({
    projectId: "demo-hearth-rules",
    firestore: { rules: await readFile(new URL("../../../../firestore.rules", import.meta.url), "utf8") },
  });
  await environment.clearFirestore();

  const write: RulesEnvironment["write"] = (documents) =>
    environment.withSecurityRulesDisabled(async (server) => {
      const database = server.firestore();
      await Promise.all(Object.entries(documents).map(([path, data]) => database.doc(path).set(data)));
    });
  const customers = people.filter((person) => person !== "passerby");
  await write(Object.fromEntries(customers.map((id) => [`conversations/${id}`, { customer: { id, channel: "web" } }])));

  return { as: clientsOf(environment), write, close: () => environment.cleanup() };
}

function clientsOf(environment: RulesTestEnvironment): Record<Person, Database> {
  const password = { firebase: { sign_in_provider: "password" } } as const;
  const anonymous = { firebase: { sign_in_provider: "anonymous" } } as const;
  return {
    passerby: environment.unauthenticatedContext().firestore(),
    customer: environment.authenticatedContext("customer", password).firestore(),
    anonymous: environment.authenticatedContext("anonymous", anonymous).firestore(),
    stranger: environment.authenticatedContext("stranger", password).firestore(),
    operator: environment.authenticatedContext("operator", { ...password, role: "operator" }).firestore(),
    admin: environment.authenticatedContext("admin", { ...password, role: "admin" }).firestore(),
  };
}
