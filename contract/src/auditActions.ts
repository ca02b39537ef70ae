/** What the audit keeps a line of. Without zod: pages list them, too. */
export const auditActions = [
  "takeover",
  "release",
  "transfer",
  "close",
  "edit",
  "delete",
  "block",
  "unblock",
  "identify",
  "erase",
  "role",
] as const;
