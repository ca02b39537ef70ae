import { getApps, initializeApp } from "firebase-admin/app";
import { type Auth, getAuth } from "firebase-admin/auth";

/** Firebase Auth of the project this function runs in. */
export function auth(): Auth {
  return getAuth(getApps()[0] ?? initializeApp());
}
