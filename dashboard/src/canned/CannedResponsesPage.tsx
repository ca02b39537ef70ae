import type { CannedResponse } from "@hearth/contract";
import { Button, Container, Group, Skeleton, Stack, Text, TextInput, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Plus, Search } from "lucide-react";
import { useState } from "react";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { Failure } from "../layout/Failure.tsx";
import classes from "./CannedResponsesPage.module.css";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { matchingResponses } from "./matchingResponses.ts";
import { ResponseForm } from "./ResponseForm.tsx";
import { ResponseRow } from "./ResponseRow.tsx";

type Open = { dialog: "add" } | { dialog: "edit" | "delete"; response: CannedResponse };

/** The texts that the team answers with. */
export default function CannedResponsesPage() {
  const t = useText();
  const { api } = useHearth();
  const [filter, setFilter] = useState("");
  const [open, setOpen] = useState<Open>();
  const { data, error, refetch } = useQuery({
    queryKey: ["cannedResponses"],
    queryFn: () => api.cannedResponses(),
  });
  const all = data?.cannedResponses;
  const shown = all && matchingResponses(all, filter);
  const close = () => setOpen(undefined);
  return (
    <Container component="main" size="md" py="lg">
      <Stack gap="lg">
        <Group justify="space-between">
          <Title order={1} size="h2">
            {t("canned.title")}
          </Title>
          <Button leftSection={<Plus size={16} />} onClick={() => setOpen({ dialog: "add" })}>
            {t("canned.add")}
          </Button>
        </Group>
        <Text size="sm">{t("canned.means")}</Text>
        {all && all.length > 0 && (
          <TextInput
            type="search"
            aria-label={t("canned.filter")}
            placeholder={t("canned.filter")}
            leftSection={<Search size={16} />}
            value={filter}
            onChange={({ currentTarget }) => setFilter(currentTarget.value)}
          />
        )}
        {error && !data && <Failure title={t("canned.unreachable")} retry={() => void refetch()} />}
        {!data && !error && <Skeleton h={200} />}
        <Text size="sm" role="status">
          {all && shown && (all.length === 0 ? t("canned.none") : t("canned.shown", { count: shown.length }))}
        </Text>
        <ul className={classes.list}>
          {shown?.map((response) => (
            <li key={response.id}>
              <ResponseRow
                response={response}
                onEdit={() => setOpen({ dialog: "edit", response })}
                onDelete={() => setOpen({ dialog: "delete", response })}
              />
            </li>
          ))}
        </ul>
      </Stack>
      {open?.dialog === "add" && <ResponseForm onClose={close} />}
      {open?.dialog === "edit" && <ResponseForm response={open.response} onClose={close} />}
      {open?.dialog === "delete" && <DeleteDialog response={open.response} onClose={close} />}
    </Container>
  );
}
