import { ActionIcon, Menu, Stack, Tooltip, useMantineColorScheme } from "@mantine/core";
import { ChartColumn, Inbox, Languages, LogOut, type LucideIcon, MoonStar, TextQuote, Users } from "lucide-react";
import { Link, useLocation } from "wouter";
import { language } from "../i18n/language.ts";
import { useText } from "../i18n/useText.ts";
import { useSession } from "../session/SessionContext.ts";

/** The rail at the side: the pages, and what is the same on each. */
export function Navigation() {
  const t = useText();
  const { signOut } = useSession();
  const { toggleColorScheme } = useMantineColorScheme();
  return (
    <Stack component="nav" aria-label={t("common.pages")} align="center" justify="space-between" h="100%" py="sm">
      <Stack>
        <Page to="/" icon={Inbox} label={t("inbox.title")} />
        <Page to="/team" icon={Users} label={t("team.title")} />
        <Page to="/metrics" icon={ChartColumn} label={t("metrics.title")} />
        <Page to="/canned" icon={TextQuote} label={t("canned.title")} />
      </Stack>
      <Stack>
        <Menu position="right-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("common.language")}>
              <Languages size={20} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {language.codes.map((code) => (
              <Menu.Item key={code} lang={code} onClick={() => void language.choose(code)}>
                {new Intl.DisplayNames([code], { type: "language" }).of(code)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <Act icon={MoonStar} label={t("common.scheme")} onClick={toggleColorScheme} />
        <Act icon={LogOut} label={t("session.signOut")} onClick={() => void signOut()} />
      </Stack>
    </Stack>
  );
}

function Page({ to, icon: Icon, label }: { to: string; icon: LucideIcon; label: string }) {
  const [location] = useLocation();
  const isHere = to === "/" ? location === "/" || location.startsWith("/c/") : location === to;
  return (
    <Tooltip label={label} position="right">
      <ActionIcon
        component={Link}
        to={to}
        variant={isHere ? "light" : "subtle"}
        color={isHere ? undefined : "gray"}
        size="lg"
        aria-label={label}
        aria-current={isHere ? "page" : undefined}
      >
        <Icon size={20} />
      </ActionIcon>
    </Tooltip>
  );
}

function Act({ icon: Icon, label, onClick }: { icon: LucideIcon; label: string; onClick: () => void }) {
  return (
    <Tooltip label={label} position="right">
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={onClick}>
        <Icon size={20} />
      </ActionIcon>
    </Tooltip>
  );
}
