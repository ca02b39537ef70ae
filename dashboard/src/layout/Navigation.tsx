import { ActionIcon, Stack } from "@mantine/core";
import { ChartColumn, Inbox, Languages, LogOut, type LucideIcon, MoonStar, TextQuote, Users } from "lucide-react";
import { lazy } from "react";
import { Link, useLocation } from "wouter";
import { useText } from "../i18n/useText.ts";
import { BellMenu } from "../notifications/BellMenu.tsx";
import { useSession } from "../session/SessionContext.ts";
import { AccountMenu } from "../team/AccountMenu.tsx";
import classes from "./Pages.module.css";
import { RailMenu } from "./RailMenu.tsx";
import { railIcon } from "./railIcon.tsx";

const LanguageItems = lazy(() => import("./LanguageItems.tsx"));
const SchemeItems = lazy(() => import("./SchemeItems.tsx"));

/** The rail at the side: the pages, and what is the same on each. */
export function Navigation() {
  const t = useText();
  const { signOut } = useSession();
  return (
    <Stack
      component="nav"
      aria-label={t("common.pages")}
      align="center"
      justify="space-between"
      py="sm"
      className={classes.rail}
    >
      <Stack gap="xs" align="center">
        <Page to="/" icon={Inbox} label={t("inbox.title")} />
        <Page to="/team" icon={Users} label={t("team.title")} />
        <Page to="/metrics" icon={ChartColumn} label={t("metrics.title")} />
        <Page to="/canned" icon={TextQuote} label={t("canned.title")} />
      </Stack>
      <Stack gap="xs" align="center">
        <BellMenu />
        <RailMenu button={railIcon(Languages, t("common.language"))} items={LanguageItems} />
        <RailMenu button={railIcon(MoonStar, t("common.scheme"))} items={SchemeItems} />
        {railIcon(LogOut, t("session.signOut"), () => void signOut())}
        <AccountMenu />
      </Stack>
    </Stack>
  );
}

function Page({ to, icon: Icon, label }: { to: string; icon: LucideIcon; label: string }) {
  const [location] = useLocation();
  const isHere = to === "/" ? location === "/" || location.startsWith("/c/") : location === to;
  return (
    <ActionIcon
      component={Link}
      to={to}
      variant={isHere ? "light" : "subtle"}
      color={isHere ? undefined : "gray"}
      size="lg"
      aria-label={label}
      title={label}
      aria-current={isHere ? "page" : undefined}
    >
      <Icon size={20} />
    </ActionIcon>
  );
}
