import { useText } from "../i18n/useText.ts";
import { Failure } from "./Failure.tsx";

/** In place of a page that could not be shown. The browser keeps what failed to be fetched as failed until it reloads. */
export function Unfetched() {
  const t = useText();
  return <Failure title={t("common.unfetched")} retry={() => window.location.reload()} />;
}
