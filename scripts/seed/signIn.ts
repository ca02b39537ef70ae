import { z } from "zod";
import { demoPassword } from "./demo.ts";

const signedIn = z.object({ idToken: z.string() });

/** The address at which the Auth emulator takes an email and a password, with any key. */
export function signInUrl(authHost: string): string {
  return `http://${authHost}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo`;
}

/** A demo account's ID token, from the Auth emulator; good for an hour. */
export async function signIn(authHost: string, email: string): Promise<string> {
  const response = await fetch(signInUrl(authHost), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email, password: demoPassword, returnSecureToken: true }),
  });
  if (!response.ok) throw new Error(`${email} cannot sign in: ${await response.text()}`);
  return signedIn.parse(await response.json()).idToken;
}
