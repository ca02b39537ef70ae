import type { Message } from "@hearth/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useHearth } from "../hearth/HearthContext.ts";
import { useText } from "../i18n/useText.ts";
import { toasts } from "../layout/toasts.ts";
import { attachmentLinkQuery } from "./attachmentLinkQuery.ts";

type Downloaded = Pick<NonNullable<Message["attachment"]>, "id" | "name">;

/** Has the browser save an attachment. Its link is fetched at the click: one that was shown may have expired. */
export function useDownload(): (attachment: Downloaded) => Promise<void> {
  const t = useText();
  const { api } = useHearth();
  const queries = useQueryClient();
  return async ({ id, name }) => {
    try {
      const { url } = await queries.fetchQuery(attachmentLinkQuery(api, id));
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      // From another host it is shown instead, where the page is not to give way to it.
      link.target = "_blank";
      link.click();
    } catch {
      toasts.show({ color: "red", message: t("audio.unreachable") });
    }
  };
}
