/** Who writes: an account of Firebase, and its newest token. */
export type Session = {
  uid: string;
  /** The site's own name for that person; null for somebody unknown. */
  userId: string | null;
  refreshToken: string;
  idToken: string;
  /** When `idToken` ends, in milliseconds since 1970. */
  expiresAt: number;
};

/** What was kept, if that is one. */
export function parseSession(text: string | null): Session | null {
  if (text === null) return null;
  try {
    const kept: Partial<Record<keyof Session, unknown>> | null = JSON.parse(text);
    const { uid, userId, refreshToken, idToken, expiresAt } = kept ?? {};
    if (!isFilled(uid) || !isFilled(refreshToken) || !isFilled(idToken) || typeof expiresAt !== "number") return null;
    return { uid, userId: isFilled(userId) ? userId : null, refreshToken, idToken, expiresAt };
  } catch {
    return null;
  }
}

function isFilled(found: unknown): found is string {
  return typeof found === "string" && found !== "";
}
