import type { ComponentProps } from "preact";
import { Icon, type IconName } from "./Icon.tsx";

type Props = Omit<ComponentProps<"button">, "icon" | "label"> & { icon: IconName; label: string };

export function IconButton({ icon, label, class: more, ...rest }: Props) {
  return (
    <button type="button" class={`iconButton ${more ?? ""}`} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
