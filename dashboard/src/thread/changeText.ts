import type { Translate } from "../i18n/useText.ts";
import type { Change } from "./Change.ts";

/** The line that says it. `customer`: what the customer is called. */
export function changeText({ what, actor, operator, reason }: Change, customer: string, t: Translate): string {
  const names = { actor: actor.name || customer, operator: operator?.name ?? "" };
  if (what !== "ended") return t(`thread.${what}`, names);
  if (actor.role === "system") return t("thread.endedSilent");
  return reason === null ? t("thread.ended", names) : t("thread.endedBecause", { ...names, reason });
}
