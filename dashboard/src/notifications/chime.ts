/** Two soft notes: hertz, and the seconds after which each begins. */
const notes = [
  [660, 0],
  [880, 0.12],
] as const;

let context: AudioContext | undefined;

/** A short sound, made here. Before anything was clicked or pressed the browser allows none, and none is tried. */
export function chime(): void {
  if (!navigator.userActivation?.hasBeenActive) return;
  context ??= new AudioContext();
  void context.resume();
  for (const [frequency, after] of notes) play(context, frequency, context.currentTime + after);
}

function play(audio: AudioContext, frequency: number, at: number): void {
  const tone = new OscillatorNode(audio, { type: "sine", frequency });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.12, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.4);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 0.45);
}
