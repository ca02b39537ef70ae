import { z } from "zod";

const environment = z.object({
  GCLOUD_PROJECT: z.string().startsWith("demo-"),
  FIREBASE_AUTH_EMULATOR_HOST: z.string(),
  FIRESTORE_EMULATOR_HOST: z.string(),
  // Only the tests' own emulators have it: a Hearth that somebody works with is left as it is.
  HEARTH_TEST_HOSTING_URL: z.url(),
});

/** Lets go of what other suites have left: thousands of accounts and conversations, of which a page would show many. */
export async function emptyEmulators(env: NodeJS.ProcessEnv): Promise<void> {
  const { GCLOUD_PROJECT, FIREBASE_AUTH_EMULATOR_HOST, FIRESTORE_EMULATOR_HOST } = environment.parse(env);
  const projects = `emulator/v1/projects/${GCLOUD_PROJECT}`;
  await remove(`http://${FIREBASE_AUTH_EMULATOR_HOST}/${projects}/accounts`);
  await remove(`http://${FIRESTORE_EMULATOR_HOST}/${projects}/databases/(default)/documents`);
}

async function remove(url: string): Promise<void> {
  const response = await fetch(url, { method: "DELETE", headers: { Authorization: "Bearer owner" } });
  if (!response.ok) throw new Error(`DELETE ${url}: ${response.status} ${await response.text()}`);
}
