import type { GetToken } from "@hearth/client";
import { createContext, useContext } from "react";

/** Who is signed in and may work here. */
export type Session = {
  uid: string;
  name: string;
  email: string;
  role: "operator" | "admin";
  getToken: GetToken;
  signOut: () => Promise<void>;
};

export const SessionContext = createContext<Session | null>(null);

/** The one who is signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("useSession is for what is inside SessionGate");
  return session;
}
