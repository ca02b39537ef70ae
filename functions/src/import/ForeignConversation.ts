import type { CustomerProfile, Kind, Role, State } from "@hearth/contract";
import type { Head } from "../conversation/Head.ts";

/** A message from elsewhere, by our rules. */
export type ForeignMessage = {
  /** Its document's: derived from its key, or from what and when it was said. */
  id: string;
  /** Its place in the document's array, from 0. */
  place: number;
  sourceId: string | null;
  clientId: string | null;
  role: Role;
  kind: Kind;
  text: string;
  visibility: "public" | "internal";
  author: { id: string; name: string };
  at: Date;
  /** It told no time that can be read, and the one before it stands in. */
  isTimeGuessed: boolean;
};

/** A conversation from elsewhere, by our rules: in the order in which it was said, and each message once. */
export type ForeignConversation = {
  id: string;
  customer: { id: string; name: string };
  profile: CustomerProfile;
  messages: readonly ForeignMessage[];
  labels: string[];
  state: State;
  /** Who had it last. Need not be one of our operators. */
  operator: Head["operator"];
  openedAt: Date;
  /** When it came into its state. Never before its last message. */
  settledAt: Date;
};
