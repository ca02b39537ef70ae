import { type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import { useText } from "../i18n/useText.ts";

const schemes: readonly MantineColorScheme[] = ["light", "dark", "auto"];

/** A menu's items: light, dark, or as the system has it. */
export default function SchemeItems() {
  const t = useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup
      value={colorScheme}
      onChange={(value) => setColorScheme(schemes.find((scheme) => scheme === value) ?? "auto")}
    >
      {schemes.map((scheme) => (
        <Menu.RadioItem key={scheme} value={scheme}>
          {t(`common.${scheme}`)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
