import { ActionIcon, Stack, Tooltip } from "@mantine/core";
import { ChartColumn, Inbox, Languages, LogOut, type LucideIcon, MoonStar, TextQuote, Users } from "lucide-react";
import { Link, useLocation } from "wouter";
import { useText } from "../i18n/useText.ts";
import { BellMenu } from "../notifications/BellMenu.tsx";
import { useSession } from "../session/SessionContext.ts";
import { AccountMenu } from "../team/AccountMenu.tsx";
import { LanguageItems } from "./LanguageItems.tsx";
import classes from "./Pages.module.css";
import { RailMenu } from "./RailMenu.tsx";
import { SchemeItems } from "./SchemeItems.tsx";

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
        <RailMenu icon={Languages} label={t("common.language")}>
          <LanguageItems />
        </RailMenu>
        <RailMenu icon={MoonStar} label={t("common.scheme")}>
          <SchemeItems />
        </RailMenu>
        <Tooltip label={t("session.signOut")} position="right">
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t("session.signOut")}
            onClick={() => void signOut()}
          >
            <LogOut size={20} />
          </ActionIcon>
        </Tooltip>
        <AccountMenu />
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
