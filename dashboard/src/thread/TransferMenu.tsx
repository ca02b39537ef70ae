import { Button, Loader, Menu, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { failureText } from "../actions/failureText.ts";
import { usePart } from "../actions/usePart.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { PresenceDot } from "../team/PresenceDot.tsx";
import { inOrder } from "./inOrder.ts";

/** To whom the conversation may be given: everyone of the team but who has it, those who are there first. */
export function TransferMenu({ isBusy, onChoose }: { isBusy: boolean; onChoose: (operatorId: string) => void }) {
  const t = useText();
  const { api } = useHearth();
  const [isOpen, setOpen] = useState(false);
  const holder = usePart(({ conversation }) => conversation?.operator?.id);
  const team = useQuery({ queryKey: ["operators"], queryFn: api.operators, enabled: isOpen });
  const others = inOrder(team.data?.operators ?? []).filter(({ id }) => id !== holder);
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" disabled={isBusy} rightSection={<ChevronDown size={14} aria-hidden />}>
          {t("thread.transfer")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        <Menu.Label c="var(--mantine-color-text)">{t("thread.transferTo")}</Menu.Label>
        {others.map(({ id, name, status, conversations }) => (
          <Menu.Item
            key={id}
            leftSection={<PresenceDot status={status} />}
            rightSection={
              <Text size="xs" ms="md">
                {t(`thread.${status}`)}, {t("thread.has", { count: conversations })}
              </Text>
            }
            onClick={() => onChoose(id)}
          >
            <bdi>{name}</bdi>
          </Menu.Item>
        ))}
        {team.isLoading && <Loader size="sm" m="sm" />}
        {team.data && others.length === 0 && (
          <Menu.Label c="var(--mantine-color-text)">{t("thread.transferNobody")}</Menu.Label>
        )}
        {team.error && <Menu.Label c="var(--mantine-color-text)">{t(...failureText(team.error))}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
