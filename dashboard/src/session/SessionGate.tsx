import { createHearth, type GetToken } from "@hearth/client";
import type { ClientConfig } from "@hearth/contract";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, useCallback, useMemo } from "react";
import { useText } from "../i18n/useText.ts";
import { Failure } from "../layout/Failure.tsx";
import { Part } from "../layout/Part.tsx";
import { Waiting } from "../layout/Waiting.tsx";
import { openAuth } from "./openAuth.ts";
import { SessionContext } from "./SessionContext.ts";
import { useAccount } from "./useAccount.ts";

const SignInPage = lazy(() => import("./SignInPage.tsx"));
const NotForCustomers = lazy(() => import("./NotForCustomers.tsx"));

const nobody = createHearth({ getToken: async () => null });

/** Shows what is inside to members of the team, and to everyone else the way in. */
export function SessionGate({ children }: { children: ReactNode }) {
  const t = useText();
  const config = useQuery({ queryKey: ["config"], queryFn: nobody.api.config, staleTime: Number.POSITIVE_INFINITY });
  if (config.data) {
    return (
      <Part waiting={<Waiting />}>
        <Gate config={config.data}>{children}</Gate>
      </Part>
    );
  }
  if (config.error) return <Failure title={t("session.unreachable")} retry={() => void config.refetch()} />;
  return <Waiting />;
}

function Gate({ config, children }: { config: ClientConfig; children: ReactNode }) {
  const auth = useMemo(() => openAuth(config), [config]);
  const account = useAccount(auth);
  const getToken: GetToken = useCallback(
    async ({ refresh }) => (await auth.currentUser?.getIdToken(refresh)) ?? null,
    [auth],
  );
  if (account === undefined) return <Waiting />;
  if (account === null) {
    const { authEmulatorUrl, projectId } = config;
    return <SignInPage auth={auth} authEmulatorUrl={authEmulatorUrl} projectId={projectId} />;
  }
  const signOut = () => auth.signOut();
  const { role, ...person } = account;
  if (role === "customer") return <NotForCustomers email={person.email} onSignOut={signOut} />;
  return <SessionContext value={{ ...person, role, getToken, signOut }}>{children}</SessionContext>;
}
