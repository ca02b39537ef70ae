import { type Draft, HearthError, type OutboxFile } from "@hearth/client";
import { useEffect, useState } from "react";
import { useStanding } from "../actions/useStanding.ts";
import { useConversationStore } from "../hearth/ConversationContext.ts";
import { useText } from "../i18n/useText.ts";
import { toasts } from "../layout/toasts.ts";
import { useSession } from "../session/SessionContext.ts";
import { useReply } from "../thread/ReplyContext.ts";
import { useChosenFiles } from "./ChosenFilesContext.ts";
import { charactersLeft } from "./charactersLeft.ts";
import { type Mode, visibilityIn } from "./Mode.ts";
import { mayAnswer } from "./mayAnswer.ts";
import { messagesToSend } from "./messagesToSend.ts";
import { useDrafts } from "./useDrafts.ts";
import { useTyping } from "./useTyping.ts";

/** What is being written in the open conversation, to whom it may go, and sending it. */
export function useComposer() {
  const t = useText();
  const store = useConversationStore();
  const { role } = useSession();
  const standing = useStanding();
  const { replyTo, setReplyTo } = useReply();
  const { files, remove } = useChosenFiles();
  const [texts, setText] = useDrafts(store.id);
  const [mode, setMode] = useState<Mode>(texts.answer === "" && texts.note !== "" ? "note" : "answer");
  const tellTyping = useTyping(mode);
  const text = texts[mode];
  const isInternalReply = replyTo?.visibility === "internal";
  // The customer never learns that there is a note, nor that it was answered.
  const reply = mode === "answer" && isInternalReply ? null : replyTo;
  const answersAllowed = mayAnswer(standing, role);
  const isAllowed = mode === "note" || answersAllowed;
  const left = charactersLeft(text);

  useEffect(() => {
    if (isInternalReply) setMode("note");
  }, [isInternalReply]);

  /** True where it was taken to be sent. */
  function post(message: Draft & { file?: OutboxFile }): boolean {
    try {
      store.send(message);
      return true;
    } catch (error) {
      if (!(error instanceof HearthError)) throw error;
      toasts.show({ color: "red", message: t("composer.full") });
      return false;
    }
  }

  function send() {
    if (!isAllowed || (left !== null && left < 0)) return;
    const messages = messagesToSend({ text, files: files.map(({ file }) => file), mode, replyTo: reply?.id });
    const refused = messages.findIndex((message) => !post(message));
    const sent = refused === -1 ? messages.length : refused;
    if (sent === 0) return;
    setText(mode, "");
    remove(files.slice(0, sent).map(({ id }) => id));
    setReplyTo(null);
    tellTyping(false);
  }

  /** True where it was taken to be sent. */
  function sendVoice(file: OutboxFile): boolean {
    const isSent = isAllowed && post({ file, visibility: visibilityIn(mode), replyTo: reply?.id });
    if (isSent) setReplyTo(null);
    return isSent;
  }

  return {
    mode,
    setMode,
    text,
    write: (written: string) => {
      setText(mode, written);
      tellTyping(written !== "");
    },
    stopTyping: () => tellTyping(false),
    reply,
    cancelReply: () => setReplyTo(null),
    standing,
    answersAllowed,
    isAllowed,
    left,
    hasSomething: text.trim() !== "" || files.length > 0,
    send,
    sendVoice,
  };
}
