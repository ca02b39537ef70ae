/**
 * Every way a call can fail, in one closed table. Status, title and whether the same call may be sent
 * again are decided here and nowhere else: responses, OpenAPI and docs/api.md are made from it.
 */
export const faults = {
  invalid_request: { status: 400, title: "The request is not valid", retry: false },
  unauthenticated: { status: 401, title: "A valid token or API key is needed", retry: false },
  forbidden: { status: 403, title: "This role may not do that", retry: false },
  not_found: { status: 404, title: "There is no such thing, or not for you", retry: false },
  method_not_allowed: { status: 405, title: "This address does not take that method", retry: false },
  idempotency_conflict: { status: 409, title: "This key was used for another message", retry: false },
  conversation_taken: { status: 409, title: "Someone else has this conversation", retry: false },
  conversation_closed: { status: 409, title: "This conversation is closed", retry: false },
  invalid_state: { status: 409, title: "The conversation's state does not allow that", retry: false },
  message_deleted: { status: 409, title: "This message was deleted", retry: false },
  edit_limit_reached: { status: 409, title: "This message was edited too often", retry: false },
  shortcut_taken: { status: 409, title: "Another canned response has this shortcut", retry: false },
  cursor_expired: { status: 410, title: "This cursor is too old: begin anew", retry: false },
  payload_too_large: { status: 413, title: "The body is too large", retry: false },
  unsupported_media_type: { status: 415, title: "The body is not of a type that is taken here", retry: false },
  range_not_satisfiable: { status: 416, title: "The range begins behind the end", retry: false },
  copy_unavailable: { status: 422, title: "There can be no copy of it: fetch the file itself", retry: false },
  rate_limited: { status: 429, title: "Too many requests", retry: true },
  internal: { status: 500, title: "Something went wrong on our side", retry: true },
  busy: { status: 503, title: "Too much at once for this conversation", retry: true },
  overloaded: { status: 503, title: "This instance is full", retry: true },
} as const satisfies Record<string, { status: number; title: string; retry: boolean }>;

export type FaultCode = keyof typeof faults;

export const faultCodes: readonly FaultCode[] = Object.keys(faults).filter(isFaultCode);

export function isFaultCode(text: string): text is FaultCode {
  return Object.hasOwn(faults, text);
}
