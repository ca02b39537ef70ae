import { Container, Group, SegmentedControl, Skeleton, Stack, Text, Title } from "@mantine/core";
import { lazy } from "react";
import { useText } from "../i18n/useText.ts";
import { Failure } from "../layout/Failure.tsx";
import { Part } from "../layout/Part.tsx";
import { useSession } from "../session/SessionContext.ts";
import { MemberList } from "./MemberList.tsx";
import { presences } from "./presences.ts";
import { QueueList } from "./QueueList.tsx";
import { useOwnPresence } from "./useOwnPresence.ts";
import { useTeam } from "./useTeam.ts";

const AddOperator = lazy(() => import("./AddOperator.tsx"));
const AuditList = lazy(() => import("./AuditList.tsx"));

/** Who is there, who has what, who waits; and to admins, who did what. */
export default function TeamPage() {
  const t = useText();
  const { uid, role } = useSession();
  const { status, choose } = useOwnPresence();
  const { members, error, refetch } = useTeam();
  const own = status ?? members?.find(({ id }) => id === uid)?.status;
  const isAdmin = role === "admin";
  return (
    <Container component="main" size="lg" py="lg">
      <Stack gap="xl">
        <Group justify="space-between">
          <Title order={1} size="h2">
            {t("team.title")}
          </Title>
          <Group gap="sm">
            <Text size="sm" id="own-presence">
              {t("team.you")}
            </Text>
            <SegmentedControl
              aria-labelledby="own-presence"
              value={own ?? ""}
              onChange={choose}
              data={presences.map((presence) => ({ value: presence, label: t(`team.${presence}`) }))}
            />
          </Group>
        </Group>
        <Stack component="section" gap="sm" aria-labelledby="members-heading">
          <Group justify="space-between">
            <Title order={2} size="h4" id="members-heading">
              {t("team.members")}
            </Title>
            {isAdmin && (
              <Part>
                <AddOperator />
              </Part>
            )}
          </Group>
          {members ? (
            <MemberList members={members} isAdmin={isAdmin} />
          ) : error ? (
            <Failure title={t("team.unreachable")} retry={() => void refetch()} />
          ) : (
            <Skeleton h={160} />
          )}
        </Stack>
        <QueueList />
        {isAdmin && members && (
          <Part>
            <AuditList members={members} />
          </Part>
        )}
      </Stack>
    </Container>
  );
}
