import { type FaultCode, faults } from "./faults.ts";

/** One thing wrong with the input: `path` in dots (`customer.email`), `""` for the body itself. */
export type InputError = { path: string; message: string };

export type FaultDetails = {
  /** One sentence for the developer who reads the response. Never carries message text or a secret. */
  detail?: string;
  errors?: readonly InputError[];
  /** Seconds after which the call may be sent again: the Retry-After header. */
  retryAfter?: number;
  /** Who has the conversation: with `conversation_taken`. */
  operator?: { id: string; name: string };
  /** The methods this address takes: with `method_not_allowed`, the Allow header. */
  allow?: readonly string[];
  /** How many bytes there are: with `range_not_satisfiable`, the Content-Range header. */
  size?: number;
};

/** A foreseen failure. Whatever else is thrown is answered `internal`, with nothing of its text. */
export class Fault extends Error {
  override readonly name = "Fault";
  readonly code: FaultCode;
  readonly details: FaultDetails;

  constructor(code: FaultCode, details: FaultDetails = {}) {
    super(details.detail ?? faults[code].title);
    this.code = code;
    this.details = details;
  }
}
