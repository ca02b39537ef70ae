import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import { lazy } from "react";
import { PersonAvatar } from "../customer/PersonAvatar.tsx";
import { useText } from "../i18n/useText.ts";
import { RailMenu } from "../layout/RailMenu.tsx";
import { useSession } from "../session/SessionContext.ts";
import { useOwnPresence } from "./useOwnPresence.ts";

const AccountItems = lazy(() => import("./AccountItems.tsx"));

/** Whose account this is, and whether it is there for customers. */
export function AccountMenu() {
  const t = useText();
  const { uid, name } = useSession();
  const { status } = useOwnPresence();
  const label = status ? t("team.account", { name, status: t(`team.${status}`) }) : name;
  const button = (
    <UnstyledButton bdrs="xl" title={label}>
      <PersonAvatar id={uid} name={name} status={status} />
      <VisuallyHidden>{label}</VisuallyHidden>
    </UnstyledButton>
  );
  return <RailMenu button={button} items={AccountItems} />;
}
