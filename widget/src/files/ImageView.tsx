import type { CustomerApi } from "@hearth/client";
import type { Attachment } from "@hearth/contract";
import { useEffect, useRef, useState } from "preact/hooks";
import { useText } from "../i18n/TextContext.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { imageBox } from "./imageBox.ts";
import { linkOf } from "./linkOf.ts";

type Props = { attachment: Attachment; api: CustomerApi };

/** The small picture in its final size from the beginning, so that nothing moves when it comes; the large one on a click. */
export function ImageView({ attachment, api }: Props) {
  const { id, name } = attachment;
  const t = useText();
  const [small, setSmall] = useState<string | null>(null);
  const [large, setLarge] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    linkOf(api, id, { thumbnail: true }).then(setSmall, () => setFailed(true));
  }, [api, id]);
  useEffect(() => {
    if (large !== null) dialog.current?.showModal();
  }, [large]);

  const show = () => linkOf(api, id).then(setLarge, () => setFailed(true));
  const label = t("image", { name });
  return (
    <>
      <button type="button" class="image" style={imageBox(attachment)} aria-label={label} onClick={() => void show()}>
        {small !== null && !hasFailed && <img src={small} alt="" onError={() => setFailed(true)} />}
        {hasFailed && <span class="small">{t("imageMissing")}</span>}
      </button>
      {large !== null && (
        <dialog
          ref={dialog}
          class="large"
          aria-label={label}
          onClose={() => setLarge(null)}
          onKeyDown={(event) => event.stopPropagation()}
          onClick={() => dialog.current?.close()}
        >
          <img src={large} alt={name} />
          <IconButton icon="close" label={t("close")} />
        </dialog>
      )}
    </>
  );
}
