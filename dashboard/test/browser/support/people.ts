import { createHearth, type Hearth } from "../../../../client/src/index.ts";
import type { Page as Served } from "../../../../scripts/browser/startPage.ts";
import { signUp } from "../../../../scripts/emulators/accounts.ts";

/** Somebody with an account, who may also act without a browser. */
export type Person = { uid: string; name: string; email: string; password: string; hearth: Hearth };

/** A customer and its conversation. */
export type Visit = { customer: Person; id: string };

const password = "hearth-tests";

/** Nobody else in this run is called so: whoever is looked for in a list is found once. */
export function called(name: string): string {
  return `${name} ${crypto.randomUUID().slice(0, 6)}`;
}

export async function newPerson(
  { api, stream }: Pick<Served, "api" | "stream">,
  { name, role }: { name: string; role?: "operator" | "admin" },
): Promise<Person> {
  const email = `${crypto.randomUUID()}@example.com`;
  const { uid, token } = await signUp({ name, email, password, role });
  const hearth = createHearth({ baseUrl: api, streamUrl: stream, getToken: async () => token });
  return { uid, name, email, password, hearth };
}
