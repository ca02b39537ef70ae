import type { Attachment } from "@hearth/client";
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useAttachmentLink } from "../audio/useAttachmentLink.ts";
import { useText } from "../i18n/useText.ts";
import { imageBox } from "./imageBox.ts";
import classes from "./Message.module.css";

/** An image, small; a click shows it in full. Its place is as large before it is there: nothing jumps when it comes. */
export function ImageView({ attachment }: { attachment: Attachment }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const [isTriedAgain, setTriedAgain] = useState(false);
  const { id, name } = attachment;
  const { url, isFailed, refresh } = useAttachmentLink(id, { thumbnail: attachment.hasThumbnail === true });
  if (isFailed) {
    return (
      <Button variant="default" size="compact-sm" onClick={refresh}>
        {t("common.retry")}
      </Button>
    );
  }

  /** Its address may have expired; an image that no browser can show is not asked for without end. */
  function onError() {
    if (!isTriedAgain) refresh();
    setTriedAgain(true);
  }

  return (
    <>
      <button
        type="button"
        className={classes.imageBox}
        style={imageBox(attachment)}
        aria-label={t("thread.openImage", { name })}
        onClick={() => setOpen(true)}
      >
        {url !== undefined && <img src={url} alt={name} onError={onError} />}
      </button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={<bdi>{name}</bdi>} size="auto" centered>
        <FullImage id={id} name={name} />
      </Modal>
    </>
  );
}

function FullImage({ id, name }: { id: string; name: string }) {
  const { url } = useAttachmentLink(id);
  return url === undefined ? null : <img className={classes.fullImage} src={url} alt={name} />;
}
