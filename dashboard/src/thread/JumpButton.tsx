import { Button } from "@mantine/core";
import { ArrowDown } from "lucide-react";
import { useText } from "../i18n/useText.ts";
import classes from "./MessageList.module.css";

/** Back to the newest message. `count`: how many came while they were out of sight. */
export function JumpButton({ count, onClick }: { count: number; onClick: () => void }) {
  const t = useText();
  return (
    <Button
      className={classes.jump}
      variant={count > 0 ? "filled" : "default"}
      radius="xl"
      size="compact-md"
      leftSection={<ArrowDown size={16} aria-hidden />}
      onClick={onClick}
    >
      {count > 0 ? t("thread.jumpCount", { count }) : t("thread.jump")}
    </Button>
  );
}
