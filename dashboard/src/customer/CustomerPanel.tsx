import { Group, Skeleton, Stack, Text } from "@mantine/core";
import { usePart } from "../actions/usePart.ts";
import { useText } from "../i18n/useText.ts";
import { BlockCustomer } from "./BlockCustomer.tsx";
import { CustomerDetails } from "./CustomerDetails.tsx";
import classes from "./CustomerPanel.module.css";
import { EarlierConversations } from "./EarlierConversations.tsx";
import { Facts } from "./Facts.tsx";
import { LabelsField } from "./LabelsField.tsx";
import { RatingShown } from "./RatingShown.tsx";
import { SentimentPicker } from "./SentimentPicker.tsx";

/** Who the customer is, what is known of this conversation, and which there were before. */
export function CustomerPanel() {
  const t = useText();
  const conversation = usePart((snapshot) => snapshot.conversation);
  const isRefused = usePart(({ connection }) => connection === "refused");
  return (
    <aside aria-label={t("customer.title")} className={classes.panel}>
      {conversation === null && !isRefused && <Skeleton h={96} />}
      {conversation && (
        <Stack gap="lg">
          <CustomerDetails conversation={conversation} />
          <Group justify="space-between">
            <Text component="h3" size="sm" fw={500}>
              {t("customer.sentiment")}
            </Text>
            <SentimentPicker conversation={conversation} />
          </Group>
          <LabelsField conversation={conversation} />
          {conversation.rating && <RatingShown rating={conversation.rating} />}
          <Facts conversation={conversation} />
          <BlockCustomer conversation={conversation} />
          <EarlierConversations open={conversation} />
        </Stack>
      )}
    </aside>
  );
}
