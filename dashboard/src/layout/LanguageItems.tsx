import { Menu } from "@mantine/core";
import { language } from "../i18n/language.ts";
import { useLocale } from "../i18n/useLocale.ts";

/** A menu's items: every language there is, each in its own words. */
export default function LanguageItems() {
  const { code: chosen } = useLocale();
  return (
    <Menu.RadioGroup value={chosen} onChange={(code) => void language.choose(code)}>
      {language.codes.map((code) => (
        <Menu.RadioItem key={code} value={code} lang={code} closeMenuOnClick>
          <bdi>{new Intl.DisplayNames([code], { type: "language" }).of(code)}</bdi>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
