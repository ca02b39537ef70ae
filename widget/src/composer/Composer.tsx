import { type ConversationStore, HearthError, type HearthErrorCode } from "@hearth/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { accept, maxFiles, type Refusal, takenFiles } from "../../../dashboard/src/composer/takenFiles.ts";
import type { TextKey } from "../i18n/Locale.ts";
import { useText } from "../i18n/TextContext.ts";
import type { Talk, Written } from "../talk/Talk.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Recorder } from "../voice/Recorder.tsx";
import { EmojiGrid } from "./EmojiGrid.tsx";
import { FileChips } from "./FileChips.tsx";
import { insertAtCursor } from "./insertAtCursor.ts";
import { messagesToSend } from "./messagesToSend.ts";

/** The most that a message may have. */
const longest = 8_000;

const refusalTexts: Readonly<Record<Refusal["why"], TextKey>> = {
  type: "refusedType",
  off: "refusedType",
  size: "refusedSize",
  empty: "refusedEmpty",
  count: "refusedCount",
};

/** Why nothing could be begun, where it is not the connection. */
const beginFailures: Partial<Record<HearthErrorCode, TextKey>> = { outbox_full: "full", forbidden: "failedRefused" };

type Props = { talk: Talk; store: ConversationStore | undefined; dropped: readonly File[] };

export function Composer({ talk, store, dropped }: Props) {
  const t = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const [notice, setNotice] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [extra, setExtra] = useState<"emoji" | "voice" | null>(null);

  const add = async (offered: readonly File[]) => {
    // Asked for by who has files, and not by everybody. Where nobody answers, the server says it after the upload.
    const limits = await talk.limits().catch(() => undefined);
    const { taken, refused } = takenFiles(offered, files.length, limits);
    setFiles((before) => [...before, ...taken]);
    const [first] = refused;
    const count = first?.megabytes ?? maxFiles;
    setNotice(first === undefined ? "" : t(refusalTexts[first.why], { name: first.name, count }));
  };
  useEffect(() => {
    if (dropped.length > 0) void add(dropped);
  }, [dropped]);
  useEffect(() => {
    if (field.current === null) return;
    field.current.style.height = "auto";
    field.current.style.height = `${field.current.scrollHeight}px`;
  }, [text]);

  async function send(written: readonly Written[]): Promise<boolean> {
    if (written.length === 0 || isBusy) return false;
    setBusy(true);
    setNotice("");
    try {
      await talk.send(written);
      return true;
    } catch (error) {
      setNotice(t((error instanceof HearthError && beginFailures[error.code]) || "startFailed"));
      return false;
    } finally {
      setBusy(false);
    }
  }

  async function submit(): Promise<void> {
    if (over > 0 || !(await send(messagesToSend(text, files)))) return;
    setText("");
    setFiles([]);
    setExtra(null);
    field.current?.focus();
  }

  const over = text.length - longest;
  const isEmpty = text.trim() === "" && files.length === 0;
  return (
    <footer>
      <p class="notice" role="alert">
        {over > 0 ? t("tooLong", { count: over }) : notice}
      </p>
      <FileChips files={files} remove={(file) => setFiles(files.filter((each) => each !== file))} />
      {extra === "emoji" && (
        <EmojiGrid
          choose={(emoji) => field.current !== null && setText(insertAtCursor(field.current, emoji))}
          close={() => {
            setExtra(null);
            field.current?.focus();
          }}
        />
      )}
      {extra === "voice" ? (
        <Recorder
          send={(file) => void send([{ file }]).then((isSent) => isSent && setExtra(null))}
          close={() => setExtra(null)}
        />
      ) : (
        <form
          class="composer"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <textarea
            ref={field}
            rows={1}
            // A placeholder follows the language of the chat; only what is written has one of its own.
            dir={text === "" ? undefined : "auto"}
            aria-label={t("field")}
            placeholder={t("placeholder")}
            value={text}
            onInput={({ currentTarget }) => {
              setText(currentTarget.value);
              store?.setTyping(currentTarget.value !== "");
            }}
            onBlur={() => store?.setTyping(false)}
            onPaste={(event) => {
              const pasted = [...(event.clipboardData?.files ?? [])];
              if (pasted.length === 0) return;
              event.preventDefault();
              void add(pasted);
            }}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              void submit();
            }}
          />
          <div class="tools">
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              accept={accept}
              onChange={({ currentTarget }) => {
                void add([...(currentTarget.files ?? [])]);
                // Else the same file, taken away, could not be chosen again.
                currentTarget.value = "";
              }}
            />
            <IconButton icon="attach" label={t("attach")} onClick={() => picker.current?.click()} />
            <IconButton
              icon="emoji"
              label={t("emoji")}
              aria-expanded={extra === "emoji"}
              onClick={() => setExtra(extra === "emoji" ? null : "emoji")}
            />
            <IconButton icon="mic" label={t("record")} onClick={() => setExtra("voice")} />
            <button
              type="submit"
              class="send"
              aria-label={t("send")}
              title={t("send")}
              aria-busy={isBusy}
              disabled={isEmpty || over > 0}
            >
              <Icon name="send" />
            </button>
          </div>
        </form>
      )}
    </footer>
  );
}
