import type { Conversation } from "@hearth/contract";
import { Group, Stack, Text } from "@mantine/core";
import { Star } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import classes from "./RatingShown.module.css";

const best = 5;

/** How the customer found it. */
export function RatingShown({ rating }: { rating: NonNullable<Conversation["rating"]> }) {
  const t = useText();
  const { score, comment } = rating;
  return (
    <Stack gap={4} component="section" aria-label={t("customer.rating")}>
      <Text component="h3" size="sm" fw={500}>
        {t("customer.rating")}
      </Text>
      <Group gap={2} role="img" aria-label={t("customer.stars", { count: score })}>
        {Array.from({ length: best }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a star is nothing but its place
          <Star key={place} size={18} className={classes.star} data-given={place < score} />
        ))}
      </Group>
      {comment !== "" && (
        <Text component="blockquote" size="sm" className={classes.comment} dir="auto">
          {comment}
        </Text>
      )}
    </Stack>
  );
}
