import { Text } from "@mantine/core";
import { Lock } from "lucide-react";
import { lazy, useEffect, useRef, useState } from "react";
import { pausePlaying } from "../audio/onePlaying.ts";
import { useText } from "../i18n/useText.ts";
import { Part } from "../layout/Part.tsx";
import { useChosenFiles } from "./ChosenFilesContext.ts";
import classes from "./Composer.module.css";
import { ComposerBar } from "./ComposerBar.tsx";
import { FileChips } from "./FileChips.tsx";
import { insertText } from "./insertText.ts";
import { MessageField } from "./MessageField.tsx";
import { ReplyChip } from "./ReplyChip.tsx";
import { StandingNotice } from "./StandingNotice.tsx";
import { useClientConfig } from "./useClientConfig.ts";
import { useComposer } from "./useComposer.ts";

const VoiceRecorder = lazy(() => import("./VoiceRecorder.tsx"));

/** Where an answer is written, or a note for the team. */
export function Composer() {
  const t = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const takesFiles = useClientConfig()?.features.attachments ?? false;
  const { add } = useChosenFiles();
  const [isRecording, setRecording] = useState(false);
  const composer = useComposer();
  const { mode, reply, standing, answersAllowed, isAllowed } = composer;
  const isNote = mode === "note";

  // With its conversation, what is heard of it ends.
  useEffect(() => pausePlaying, []);
  useEffect(() => {
    if (reply) field.current?.focus();
  }, [reply]);

  return (
    <div className={classes.composer} data-mode={mode}>
      {!isNote && standing !== null && standing !== "mine" && (
        <StandingNotice standing={standing} mayAnswer={answersAllowed} />
      )}
      {isNote && (
        <Text size="xs" fw={600} className={classes.banner}>
          <Lock size={12} aria-hidden /> {t("composer.noteHint")}
        </Text>
      )}
      {reply && <ReplyChip message={reply} onCancel={composer.cancelReply} />}
      {isRecording ? (
        <Part>
          <VoiceRecorder
            maySend={isAllowed}
            onDiscard={() => setRecording(false)}
            onSend={(file) => {
              if (composer.sendVoice(file)) setRecording(false);
            }}
          />
        </Part>
      ) : (
        <>
          <FileChips />
          <MessageField
            field={field}
            label={t(isNote ? "composer.noteLabel" : "composer.label")}
            placeholder={isAllowed ? t(isNote ? "composer.notePlaceholder" : "composer.placeholder") : ""}
            text={composer.text}
            isReadOnly={standing !== null && !isAllowed}
            onText={composer.write}
            onSend={composer.send}
            onEscape={() => (reply ? composer.cancelReply() : field.current?.blur())}
            onBlur={composer.stopTyping}
            onFiles={takesFiles ? add : undefined}
          />
          <ComposerBar
            mode={mode}
            onMode={composer.setMode}
            onPointed={() => field.current?.focus()}
            isAllowed={isAllowed}
            takesFiles={takesFiles}
            left={composer.left}
            maySend={isAllowed && composer.hasSomething && (composer.left ?? 0) >= 0}
            onEmoji={(emoji) => {
              if (field.current) insertText(field.current, emoji);
            }}
            onRecord={() => setRecording(true)}
            onSend={() => {
              composer.send();
              field.current?.focus();
            }}
          />
        </>
      )}
    </div>
  );
}
