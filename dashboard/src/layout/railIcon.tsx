import { ActionIcon } from "@mantine/core";
import type { LucideIcon } from "lucide-react";

/** A button of the rail: an element, so that a menu can add to it what opens it. */
export function railIcon(Icon: LucideIcon, label: string, onClick?: () => void) {
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} title={label} onClick={onClick}>
      <Icon size={20} />
    </ActionIcon>
  );
}
