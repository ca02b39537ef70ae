import type { Message } from "@hearth/contract";
import { createContext, useContext } from "react";

/** What every row may need, and what its buttons do. It changes seldom: each row is rendered again when it does. */
export type RowTerms = {
  uid: string;
  isAdmin: boolean;
  /** What the customer is called. */
  customer: string;
  /** The message that is being edited. */
  editing: string | null;
  /** The message that somebody has just been led to. */
  found: string | null;
  setEditing: (id: string | null) => void;
  onReply: (message: Message) => void;
  onRemove: (message: Message) => void;
  onFind: (id: string) => void;
};

export const RowContext = createContext<RowTerms | null>(null);

export function useRow(): RowTerms {
  const terms = useContext(RowContext);
  if (terms === null) throw new Error("useRow is for what is inside MessageList");
  return terms;
}
