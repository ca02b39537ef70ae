import type { MicrophoneProblem, RecorderEvent } from "./recorderState.ts";
import { voiceType } from "./voiceFile.ts";

/** How often its level is measured, in milliseconds. In five minutes that makes 3,000 levels. */
const levelEvery = 100;

type Terms = {
  onEvent: (event: RecorderEvent) => void;
  /** How loud it is now, 0 to 1, while it records. */
  onLevel: (level: number) => void;
};

/** One recording with the browser's microphone, which is let go of at its end in every case, also by `close`. */
export class Microphone {
  readonly #terms: Terms;
  #stream: MediaStream | undefined;
  #recorder: MediaRecorder | undefined;
  #audio: AudioContext | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isClosed = false;

  constructor(terms: Terms) {
    this.#terms = terms;
    terms.onEvent({ type: "asked" });
    this.#open().catch((error: unknown) => {
      if (!this.#isClosed) terms.onEvent({ type: "refused", problem: problemOf(error) });
      this.close();
    });
  }

  pause(): void {
    this.#recorder?.pause();
  }

  resume(): void {
    this.#recorder?.resume();
  }

  /** Ends the recording, which then comes with the event `finished`. */
  stop(): void {
    if (this.#recorder === undefined || this.#recorder.state === "inactive") return;
    this.#terms.onEvent({ type: "stopped", at: Date.now() });
    this.#recorder.stop();
  }

  /** Nothing is heard of it any more. */
  close(): void {
    this.#isClosed = true;
    this.#release();
  }

  async #open(): Promise<void> {
    const found = voiceType((type) => typeof MediaRecorder === "function" && MediaRecorder.isTypeSupported(type));
    // Without a secure origin there is none.
    if (found === undefined || navigator.mediaDevices === undefined) throw new DOMException("", "NotSupportedError");
    this.#stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    // It was closed while the browser asked.
    if (this.#isClosed) return this.#release();
    const recorder = new MediaRecorder(this.#stream, { mimeType: found.codecs });
    const parts: Blob[] = [];
    recorder.addEventListener("dataavailable", ({ data }) => parts.push(data));
    const tell = (type: "started" | "paused" | "resumed") => () => this.#tell({ type, at: Date.now() });
    recorder.addEventListener("start", tell("started"));
    recorder.addEventListener("pause", tell("paused"));
    recorder.addEventListener("resume", tell("resumed"));
    recorder.addEventListener("stop", () => {
      this.#release();
      this.#tell({ type: "finished", at: Date.now(), blob: new Blob(parts, { type: found.type }) });
    });
    this.#recorder = recorder;
    this.#measure(this.#stream);
    recorder.start();
  }

  #measure(stream: MediaStream): void {
    const audio = new AudioContext();
    this.#audio = audio;
    const analyser = audio.createAnalyser();
    analyser.fftSize = 2_048;
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.#timer = setInterval(() => {
      if (this.#recorder?.state !== "recording") return;
      analyser.getFloatTimeDomainData(samples);
      this.#terms.onLevel(loudness(samples));
    }, levelEvery);
  }

  #tell(event: RecorderEvent): void {
    if (!this.#isClosed) this.#terms.onEvent(event);
  }

  #release(): void {
    clearInterval(this.#timer);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    if (this.#recorder !== undefined && this.#recorder.state !== "inactive") this.#recorder.stop();
    if (this.#audio !== undefined && this.#audio.state !== "closed") void this.#audio.close();
  }
}

/** Ears hear steps where the sound grows by a factor: so the square root, of what speech has at most. */
function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.min(1, Math.sqrt(Math.sqrt(power) * 3));
}

function problemOf(error: unknown): MicrophoneProblem {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  return name === "NotSupportedError" ? "unsupported" : "busy";
}
