import type { Principal } from "../conversation/Principal.ts";

/** Who calls, and until when the proof is good; null: until it is revoked. */
export type Session = { principal: Principal; expiresAt: Date | null };
