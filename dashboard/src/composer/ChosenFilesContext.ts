import { createContext, useContext } from "react";

/** One that will be sent with the next message. */
export type ChosenFile = { id: number; file: File };

export type ChosenFiles = {
  files: readonly ChosenFile[];
  /** Takes what may be sent, and says why not the others. */
  add: (files: readonly File[]) => void;
  remove: (ids: readonly number[]) => void;
};

export const ChosenFilesContext = createContext<ChosenFiles | null>(null);

/** What is dropped onto the conversation, pasted or chosen, until it is sent. */
export function useChosenFiles(): ChosenFiles {
  const chosen = useContext(ChosenFilesContext);
  if (chosen === null) throw new Error("useChosenFiles is for what is inside DropZone");
  return chosen;
}
