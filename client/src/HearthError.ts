import type { FaultCode, Problem } from "@hearth/contract";

/**
 * A code of the contract's table, or one of ours: `network` when nobody answered, `unreadable` when what answered was
 * not Hearth (a proxy's page), `outbox_full` when no more messages or files can be kept for later.
 */
export type HearthErrorCode = FaultCode | "network" | "unreadable" | "outbox_full";

export type HearthErrorDetails = {
  /** Of the response; 0 where there was none. */
  status?: number;
  /** Seconds to wait before the same call is made again, where the server says so. */
  retryAfter?: number | undefined;
  /** With `invalid_request`: every mistake, its `path` in dots. */
  errors?: NonNullable<Problem["errors"]>;
  /** Quote it when you report the problem. */
  requestId?: string | undefined;
  /** With `conversation_taken`: who has it. */
  operator?: Problem["operator"];
};

/** Every way a call can fail. */
export class HearthError extends Error {
  override readonly name = "HearthError";
  readonly code: HearthErrorCode;
  readonly status: number;
  readonly retryAfter: number | undefined;
  readonly errors: NonNullable<Problem["errors"]>;
  readonly requestId: string | undefined;
  readonly operator: Problem["operator"];

  constructor(code: HearthErrorCode, message: string, details: HearthErrorDetails = {}) {
    super(message);
    this.code = code;
    this.status = details.status ?? 0;
    this.retryAfter = details.retryAfter;
    this.errors = details.errors ?? [];
    this.requestId = details.requestId;
    this.operator = details.operator;
  }

  /** The same call may succeed later. Whatever its code: the platform's own 5xx and 429 carry none of ours. */
  get isTemporary(): boolean {
    return this.code === "network" || this.status === 429 || this.status >= 500;
  }
}
