import { type ComponentType, cloneElement, lazy, type ReactElement, Suspense, useState } from "react";
import { Boundary } from "./Boundary.tsx";

const OpenMenu = lazy(() => import("./OpenMenu.tsx"));

export type MenuButton = ReactElement<{ onClick?: () => void; "aria-haspopup"?: "menu"; autoFocus?: boolean }>;

/** A button of the rail that opens a menu beside it. Menus, and what is in this one, are fetched when it is pressed. */
export function RailMenu({ button, items }: { button: MenuButton; items: ComponentType }) {
  const [isWanted, setWanted] = useState(false);
  const closed = cloneElement(button, { onClick: () => setWanted(true), "aria-haspopup": "menu" });
  if (!isWanted) return closed;
  return (
    <Boundary fallback={closed}>
      <Suspense fallback={closed}>
        <OpenMenu button={button} items={items} />
      </Suspense>
    </Boundary>
  );
}
