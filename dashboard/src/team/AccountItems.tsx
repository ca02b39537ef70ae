import { Menu, Text } from "@mantine/core";
import { useText } from "../i18n/useText.ts";
import { useSession } from "../session/SessionContext.ts";
import { PresenceDot } from "./PresenceDot.tsx";
import { presences } from "./presences.ts";
import { useOwnPresence } from "./useOwnPresence.ts";

/** A menu's items: whose account this is, and whether it is there for customers. */
export default function AccountItems() {
  const t = useText();
  const { name, email, role } = useSession();
  const { status, choose } = useOwnPresence();
  return (
    <>
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
    </>
  );
}
