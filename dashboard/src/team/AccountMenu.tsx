import { Menu, Text, Tooltip, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { PersonAvatar } from "../customer/PersonAvatar.tsx";
import { useText } from "../i18n/useText.ts";
import { useSession } from "../session/SessionContext.ts";
import { PresenceDot } from "./PresenceDot.tsx";
import { presences } from "./presences.ts";
import { useOwnPresence } from "./useOwnPresence.ts";

/** Whose account this is, and whether it is there for customers. */
export function AccountMenu() {
  const t = useText();
  const { uid, name, email, role } = useSession();
  const { status, choose } = useOwnPresence();
  const label = status ? t("team.account", { name, status: t(`team.${status}`) }) : name;
  return (
    <Menu position="right-end">
      <Menu.Target>
        <Tooltip label={label} position="right">
          <UnstyledButton bdrs="xl">
            <PersonAvatar id={uid} name={name} status={status} />
            <VisuallyHidden>{label}</VisuallyHidden>
          </UnstyledButton>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Text fw={600} size="sm" px="sm" pt="xs" dir="auto">
          {name}
        </Text>
        <Text size="xs" px="sm" pb="xs" dir="auto">
          {email} · {t(`team.${role}`)}
        </Text>
        <Menu.Divider />
        <Menu.RadioGroup value={status ?? null} onChange={(chosen) => choose(chosen)}>
          {presences.map((presence) => (
            <Menu.RadioItem key={presence} value={presence} rightSection={<PresenceDot status={presence} />}>
              {t(`team.${presence}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label maw="16rem">{t("team.presenceMeans")}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
