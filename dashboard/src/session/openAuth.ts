import type { ClientConfig } from "@hearth/contract";
import { initializeApp } from "firebase/app";
import { type Auth, connectAuthEmulator, indexedDBLocalPersistence, initializeAuth } from "firebase/auth";

/** Firebase Auth as the service says: the project's, or the emulator. Any key will do there, none at all will not. */
export function openAuth({ projectId, webApiKey, authEmulatorUrl }: ClientConfig): Auth {
  const app = initializeApp({ projectId, apiKey: webApiKey || "emulator" });
  const auth = initializeAuth(app, { persistence: indexedDBLocalPersistence });
  if (authEmulatorUrl !== null) connectAuthEmulator(auth, authEmulatorUrl, { disableWarnings: true });
  return auth;
}
