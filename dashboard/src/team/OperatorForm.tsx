import { HearthError } from "@hearth/client";
import type { Operator } from "@hearth/contract";
import { Alert, Button, Group, Modal, NumberInput, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { failureText } from "../actions/failureText.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";

const roles = ["operator", "admin"] as const;
const maxCapacity = 100;

/** For admins: an operator's name, role and capacity. Without `operator`, an account is made one. */
export default function OperatorForm({ operator, onClose }: { operator?: Operator; onClose: () => void }) {
  const t = useText();
  const { api } = useHearth();
  const queries = useQueryClient();
  const [id, setId] = useState(operator?.id ?? "");
  const [name, setName] = useState(operator?.name ?? "");
  const [role, setRole] = useState<Operator["role"]>(operator?.role ?? "operator");
  const [capacity, setCapacity] = useState<number | undefined>(operator?.capacity);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => api.setOperator(id.trim(), { name: name.trim(), role, capacity }),
    networkMode: "always",
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["operators"] });
      void queries.invalidateQueries({ queryKey: ["audit"] });
      onClose();
    },
  });
  const isUnknown = error instanceof HearthError && error.code === "not_found";
  const errors = error instanceof HearthError ? error.errors : [];
  const at = (path: string) => errors.find((each) => each.path === path)?.message;

  function submit(event: FormEvent) {
    event.preventDefault();
    mutate();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={operator ? t("team.change", { name: operator.name }) : t("team.add")}
      closeButtonProps={{ "aria-label": t("common.cancel") }}
    >
      <Stack component="form" onSubmit={submit}>
        {error && !isUnknown && errors.length === 0 && (
          <Alert color="red" role="alert">
            {t(...failureText(error))}
          </Alert>
        )}
        {operator === undefined && (
          <TextInput
            label={t("team.accountId")}
            description={t("team.accountIdMeans")}
            value={id}
            onChange={({ currentTarget }) => setId(currentTarget.value)}
            error={isUnknown ? t("team.noAccount") : at("uid")}
            required
            data-autofocus
          />
        )}
        <TextInput
          label={t("team.name")}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maxLength={100}
          error={at("name")}
          required
          attributes={{ input: { dir: "auto" } }}
        />
        <Stack gap={4}>
          <Text size="sm" fw={500} id="role-label">
            {t("team.role")}
          </Text>
          <SegmentedControl
            aria-labelledby="role-label"
            value={role}
            onChange={(value) => setRole(roles.find((each) => each === value) ?? "operator")}
            data={roles.map((value) => ({ value, label: t(`team.${value}`) }))}
          />
          <Text size="xs">{t("team.roleMeans")}</Text>
        </Stack>
        <NumberInput
          label={t("team.capacity")}
          description={t("team.capacityMeans")}
          value={capacity ?? ""}
          onChange={(value) => setCapacity(value === "" ? undefined : Number(value))}
          min={0}
          max={maxCapacity}
          allowDecimal={false}
          error={at("capacity")}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={isPending}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
