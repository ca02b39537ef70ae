import type { CustomerApi } from "@hearth/client";
import type { Attachment } from "@hearth/contract";
import { useState } from "preact/hooks";
import { fileSize } from "../../../dashboard/src/composer/fileSize.ts";
import { useCode, useText } from "../i18n/TextContext.ts";
import { Icon } from "../ui/Icon.tsx";
import { linkOf } from "./linkOf.ts";

type Props = { attachment: Pick<Attachment, "id" | "name" | "size">; api: CustomerApi };

export function FileRow({ attachment: { id, name, size }, api }: Props) {
  const t = useText();
  const code = useCode();
  const [hasFailed, setFailed] = useState(false);

  async function fetchIt(): Promise<void> {
    try {
      setFailed(false);
      const link = document.createElement("a");
      link.href = await linkOf(api, id);
      link.download = name;
      // From another host, films and PDFs are shown instead: the site's page is not to give way to them.
      link.target = "_blank";
      link.rel = "noopener";
      link.click();
    } catch {
      setFailed(true);
    }
  }

  return (
    <>
      <button type="button" class="file" aria-label={t("download", { name })} onClick={() => void fetchIt()}>
        <Icon name="file" />
        <span class="name">
          <bdi>{name}</bdi>
        </span>
        <span class="size">{fileSize(code, size)}</span>
        <Icon name="download" />
      </button>
      {hasFailed && (
        <p class="small" role="alert">
          {t("downloadFailed")}
        </p>
      )}
    </>
  );
}
