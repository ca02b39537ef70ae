const types = [
  { type: "audio/webm", codecs: "audio/webm;codecs=opus", ending: "webm" },
  { type: "audio/mp4", codecs: "audio/mp4", ending: "m4a" },
];

type VoiceType = { type: string; codecs: string; ending: string };

/** How this browser records; undefined where it does so in no way that is taken. */
export function voiceType(isSupported: (type: string) => boolean): VoiceType | undefined {
  return types.find(({ codecs }) => isSupported(codecs));
}

/** Like `voice-2026-11-22T20-14-54.webm`: no file system knows colons in names. */
export function voiceName(type: string, at: Date): string {
  const ending = types.find((each) => each.type === type)?.ending ?? "webm";
  return `voice-${at.toISOString().slice(0, 19).replaceAll(":", "-")}.${ending}`;
}
