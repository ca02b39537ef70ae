import type { Conversation } from "@hearth/contract";
import { Group, Stack, Text } from "@mantine/core";
import { useHearth } from "../hearth/HearthContext.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { BlockedBadge } from "../inbox/BlockedBadge.tsx";
import { channelOf } from "../inbox/channelOf.ts";
import { customerName } from "../inbox/customerName.ts";
import { CopyAction } from "./CopyAction.tsx";
import { type Detail, DetailField } from "./DetailField.tsx";
import { localeName } from "./localeName.ts";
import { PersonAvatar } from "./PersonAvatar.tsx";
import { VerifiedMark } from "./VerifiedMark.tsx";

/** Who it is and how to reach them, to be put right in place. */
export function CustomerDetails({ conversation }: { conversation: Conversation }) {
  const t = useText();
  const { api } = useHearth();
  const { code } = useLocale();
  const { id, customer, blocked } = conversation;
  const { name, email, phone, locale, channel } = customer;
  const language = locale && localeName(locale, code);
  const set = (detail: Detail) => (value: string | null) =>
    api.updateConversation(id, { customer: { [detail]: value } });
  return (
    <Stack gap="sm" component="section" aria-labelledby="customer-heading">
      <Group wrap="nowrap" gap="sm">
        <PersonAvatar id={customer.id} name={name} size="lg" />
        <Stack gap={0} miw={0}>
          <Group gap={4} wrap="nowrap">
            <Text component="h2" id="customer-heading" fw={600} truncate dir="auto">
              {customerName(customer, t)}
            </Text>
            <VerifiedMark customer={customer} />
          </Group>
          <Text size="xs" truncate>
            {[t("customer.by", { channel: channelOf(channel).name }), language].filter(Boolean).join(" · ")}
          </Text>
          <span role="status">{blocked && <BlockedBadge />}</span>
        </Stack>
      </Group>
      <Stack gap={2}>
        <DetailField conversation={conversation} detail="name" maxLength={100} call={set("name")} />
        <DetailField
          conversation={conversation}
          detail="email"
          type="email"
          maxLength={254}
          call={set("email")}
          action={email && <CopyAction text={email} label={t("customer.copyEmail")} />}
        />
        <DetailField
          conversation={conversation}
          detail="phone"
          type="tel"
          maxLength={40}
          call={set("phone")}
          action={phone && <CopyAction text={phone} label={t("customer.copyPhone")} />}
        />
        <DetailField conversation={conversation} detail="locale" maxLength={35} call={set("locale")} />
      </Stack>
    </Stack>
  );
}
