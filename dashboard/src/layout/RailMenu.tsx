import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = { icon: LucideIcon; label: string; children: ReactNode };

/** A button of the rail that opens a menu beside it. */
export function RailMenu({ icon: Icon, label, children }: Props) {
  return (
    <Menu position="right-end" closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={label} position="right">
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label}>
            <Icon size={20} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
