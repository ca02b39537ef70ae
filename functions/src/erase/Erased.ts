/** Documents that were removed or changed, by what they were. */
export type Erased = {
  conversations: number;
  /** Messages, events and whatever else lay under them. */
  documents: number;
  files: number;
  tickets: number;
  audits: number;
  /** Kept, without whose they were. */
  tallies: number;
  account: boolean;
};
