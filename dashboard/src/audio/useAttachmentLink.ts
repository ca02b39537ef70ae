import { useQuery } from "@tanstack/react-query";
import { useHearth } from "../hearth/HearthContext.ts";
import { attachmentLinkQuery } from "./attachmentLinkQuery.ts";

export type AttachmentLink = {
  /** Undefined while it is fetched: an address that has expired is never shown. */
  url: string | undefined;
  /** It could not be fetched; `refresh` tries again. */
  isFailed: boolean;
  refresh: () => void;
};

/** An address for `<img>`, or for a download, that stays while it is shown. `refresh` where it no longer works. */
export function useAttachmentLink(id: string, { thumbnail = false } = {}): AttachmentLink {
  const { api } = useHearth();
  const { data, isFetching, isError, refetch } = useQuery(attachmentLinkQuery(api, id, { thumbnail }));
  return { url: isFetching ? undefined : data?.url, isFailed: isError, refresh: () => void refetch() };
}
