import { readFile } from "node:fs/promises";

/** What `.firebaserc` says, for `destination`. */
export async function readFirebaserc(): Promise<unknown> {
  return JSON.parse(await readFile(new URL("../../.firebaserc", import.meta.url), "utf8"));
}
