/** Who writes: an account of Firebase, and its newest token. */
export type Session = {
  uid: string;
  /** The site's own name for that person; null for somebody unknown. */
  userId: string | null;
  /** The account without a name that it was in this browser before. What that one has not sent is this one's to send. */
  before: string | null;
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
    const { uid, userId, before, refreshToken, idToken, expiresAt } = kept ?? {};
    if (!isFilled(uid) || !isFilled(refreshToken) || !isFilled(idToken) || typeof expiresAt !== "number") return null;
    const known = { userId: isFilled(userId) ? userId : null, before: isFilled(before) ? before : null };
    return { uid, ...known, refreshToken, idToken, expiresAt };
  } catch {
    return null;
  }
}

function isFilled(found: unknown): found is string {
  return typeof found === "string" && found !== "";
}
