type Playing = Pick<HTMLMediaElement, "pause">;

let playing: Playing | undefined;

/** Pauses what plays anywhere on the page: of two voices at once neither is understood. */
export function playAlone(media: Playing): void {
  if (playing !== media) playing?.pause();
  playing = media;
}

/** Before a microphone is opened, which would record it; and where its conversation is left. */
export function pausePlaying(): void {
  playing?.pause();
}

/** It will not play again, and is let go. */
export function letGo(media: Playing): void {
  if (playing === media) playing = undefined;
}
