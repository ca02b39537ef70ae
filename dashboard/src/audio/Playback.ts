import { afterMediaError, type MediaFailure } from "./afterMediaError.ts";
import { letGo, playAlone } from "./onePlaying.ts";

/**
 * The address to play; with `anew`, not one that was fetched before; with `isCopy`, of a copy that every browser plays,
 * or null where there is none.
 */
export type Source = (how: { anew: boolean; isCopy: boolean }) => Promise<string | null>;

export type PlaybackSnapshot = {
  isPlaying: boolean;
  /** Where it is, in seconds. */
  time: number;
  /** As its media tells, in seconds; null until it does, and for ever where a recording was written in one go. */
  duration: number | null;
  rate: number;
  failure: MediaFailure | null;
};

export const rates: readonly number[] = [1, 1.5, 2];

/**
 * One sound that can be played, and how far it is, as `useSyncExternalStore` wants it. Nothing is fetched before it is
 * first played. An address that expires meanwhile is fetched anew, and it goes on where it was. What the browser cannot
 * play is played by its copy.
 */
export class Playback {
  readonly #media = new Audio();
  readonly #source: Source;
  readonly #listeners = new Set<() => void>();
  #snapshot: PlaybackSnapshot = { isPlaying: false, time: 0, duration: null, rate: 1, failure: null };
  #isWanted = false;
  #isAnew = false;
  #isCopy = false;
  #startedAt = 0;
  #frame = 0;
  /** Of what was asked for last: an address that comes after `stop` is not for it any more. */
  #attempt = 0;

  /** Without its type, whether it can be played shows only when it is tried. */
  constructor(source: Source, contentType = "") {
    this.#source = source;
    const media = this.#media;
    this.#isCopy = contentType !== "" && media.canPlayType(contentType) === "";
    media.addEventListener("playing", () => this.#follow());
    media.addEventListener("pause", () => this.#paused());
    media.addEventListener("ended", () => this.#ended());
    media.addEventListener("loadedmetadata", () => this.#loaded());
    media.addEventListener("error", () => this.#failed());
  }

  readonly getSnapshot = (): PlaybackSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  toggle(): void {
    if (this.#isWanted) this.pause();
    else this.play();
  }

  play(): void {
    this.#isWanted = true;
    this.#show({ isPlaying: true, failure: null });
    playAlone(this);
    if (this.#media.hasAttribute("src")) this.#start();
    else void this.#load({ anew: false });
  }

  pause(): void {
    this.#isWanted = false;
    this.#media.pause();
    this.#show({ isPlaying: false });
  }

  /** In seconds. */
  seek(time: number): void {
    if (this.#media.readyState > 0) this.#media.currentTime = time;
    this.#show({ time });
  }

  setRate(rate: number): void {
    // A new address sets the rate back to the default one.
    this.#media.defaultPlaybackRate = rate;
    this.#media.playbackRate = rate;
    this.#show({ rate });
  }

  /** Lets go of what it holds. It can be played again. */
  stop(): void {
    this.#attempt += 1;
    this.pause();
    letGo(this);
    this.#media.removeAttribute("src");
    this.#media.load();
  }

  async #load(how: { anew: boolean }): Promise<void> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    try {
      const url = await this.#source({ ...how, isCopy: this.#isCopy });
      if (attempt !== this.#attempt) return;
      if (url === null) {
        this.#giveUp("unplayable");
        return;
      }
      // Until it is where it was, the media is at its beginning: that is not to be taken for the position.
      cancelAnimationFrame(this.#frame);
      this.#isAnew = how.anew;
      this.#startedAt = this.#snapshot.time;
      this.#media.src = url;
      if (this.#isWanted) this.#start();
    } catch {
      if (attempt === this.#attempt) this.#giveUp("unreachable");
    }
  }

  #start(): void {
    // What goes wrong is told by the event `error`; else it was paused before it began.
    this.#media.play().catch(() => undefined);
  }

  #loaded(): void {
    const { time } = this.#snapshot;
    if (time > 0) this.#media.currentTime = time;
    const { duration } = this.#media;
    if (Number.isFinite(duration)) this.#show({ duration });
  }

  /** At each frame: its own event comes four times a second, too seldom for a mark that moves. */
  #follow(): void {
    cancelAnimationFrame(this.#frame);
    const tick = () => {
      if (this.#media.paused) return;
      this.#show({ time: this.#media.currentTime });
      this.#frame = requestAnimationFrame(tick);
    };
    tick();
  }

  /** By somebody else: a headset's button, or the system. What `#load` does also pauses, and is no reason to stop. */
  #paused(): void {
    if (this.#isWanted && this.#media.error === null && !this.#media.ended) this.pause();
  }

  #ended(): void {
    this.#isWanted = false;
    this.#show({ isPlaying: false, time: 0 });
  }

  #failed(): void {
    const code = this.#media.error?.code;
    if (code === undefined || !this.#media.hasAttribute("src")) return;
    const hasAdvanced = this.#snapshot.time > this.#startedAt;
    const next = afterMediaError({ code, isAnew: this.#isAnew, hasAdvanced });
    const isForCopy = next === "unplayable" && !this.#isCopy;
    if (isForCopy) this.#isCopy = true;
    if (isForCopy || next === "fetchAnew") void this.#load({ anew: true });
    else this.#giveUp(next);
  }

  #giveUp(failure: MediaFailure): void {
    this.#isWanted = false;
    this.#media.removeAttribute("src");
    this.#show({ isPlaying: false, failure });
  }

  #show(changed: Partial<PlaybackSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...changed };
    for (const listener of this.#listeners) listener();
  }
}
