import { Menu } from "@mantine/core";
import { type ComponentType, cloneElement, useEffect, useState } from "react";
import type { MenuButton } from "./RailMenu.tsx";

type Props = { button: MenuButton; items: ComponentType };

/** A menu of the rail, open from its first moment. The focus is on its button before, to come back there. */
export default function OpenMenu({ button, items: Items }: Props) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(true), []);
  return (
    <Menu opened={isOpen} onChange={setOpen} position="right-end" closeOnItemClick={false}>
      <Menu.Target>{cloneElement(button, { autoFocus: true })}</Menu.Target>
      <Menu.Dropdown>
        <Items />
      </Menu.Dropdown>
    </Menu>
  );
}
