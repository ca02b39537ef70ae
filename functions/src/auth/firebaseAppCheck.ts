import { getApps, initializeApp } from "firebase-admin/app";
import { getAppCheck } from "firebase-admin/app-check";

/** By Google's public keys, for the project this function runs in. */
export async function verifyAppCheck(token: string): Promise<Date> {
  const { token: claims } = await getAppCheck(getApps()[0] ?? initializeApp()).verifyToken(token);
  return new Date(claims.exp * 1000);
}
