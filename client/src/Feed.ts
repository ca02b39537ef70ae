import type { Frame } from "./SseParser.ts";

/** What a Connection keeps up to date: it brings, the feed takes. */
export type Feed = {
  /** The stream's topic: `conversation=<id>` or `inbox=all`. */
  topic: Readonly<Record<string, string>>;
  /** Where to go on from: what was taken. Undefined before `begin`, and after `forget`. */
  cursor(): string | undefined;
  /** Fetches what there is. What `take` gets meanwhile is held; it follows `cursor`. Rejects with a HearthError. */
  begin(signal: AbortSignal, cursor: string | undefined): Promise<void>;
  /** One frame of the stream. False where frames before it are missing: the connection then resumes at the cursor. */
  take(frame: Frame): boolean;
  /** What there is cannot be continued: the next connection begins anew. What is shown stays until then. */
  forget(): void;
  /**
   * Fetches what is new, where streams do not pass; `wait`: the answer may be held back until something is. Resolves
   * with the pause before the next time, in milliseconds. Rejects with a HearthError.
   */
  poll(signal: AbortSignal, options: { wait: boolean }): Promise<number>;
};

/**
 * `connecting` at first and after a break; `live`; `polling` where streams do not pass; `offline` when it keeps
 * failing, and tries on; `refused` for good, with the `error`: signing in or being let in would be a new opening.
 */
export type ConnectionState = "connecting" | "live" | "polling" | "offline" | "refused";
