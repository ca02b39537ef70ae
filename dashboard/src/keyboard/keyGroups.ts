/** A key of the page's own. */
export type KeyName = "j" | "k" | "Enter" | "/" | "t" | "r" | "e" | "?";

/** Every key, as the dialog lists them: what is pressed together, and the texts' name for what it does. */
export const keyGroups = [
  {
    name: "list",
    keys: [
      { pressed: ["j"], does: "next" },
      { pressed: ["k"], does: "previous" },
      { pressed: ["Enter"], does: "open" },
      { pressed: ["/"], does: "search" },
      { pressed: ["Esc"], does: "leave" },
    ],
  },
  {
    name: "conversation",
    keys: [
      { pressed: ["t"], does: "takeOver" },
      { pressed: ["r"], does: "release" },
      { pressed: ["e"], does: "close" },
    ],
  },
  {
    name: "answer",
    keys: [
      { pressed: ["Enter"], does: "send" },
      { pressed: ["Shift", "Enter"], does: "newLine" },
      { pressed: ["/"], does: "canned" },
      { pressed: ["Esc"], does: "leaveAnswer" },
    ],
  },
  { name: "everywhere", keys: [{ pressed: ["?"], does: "help" }] },
] as const;
