/** Where a browser keeps things of one Hearth. The loader looks for a conversation there before anything is loaded. */
export const conversationKey = (host: string): string => `hearth-conversation:${host}`;
export const sessionKey = (host: string): string => `hearth-session:${host}`;

/** Null also where the page may not store at all. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Null removes it. A page that may not store forgets with its end. */
export function keep(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Nothing to be done: it works until the page is left.
  }
}
