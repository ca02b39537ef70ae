import { readFile } from "node:fs/promises";

/**
 * Files that code cannot make by itself:
 * - `voice.webm`: 3 s of Chromium's fake microphone, which beeps each second, as its MediaRecorder writes it: without
 *   a duration.
 * - `film.webm`: 1 s of its fake camera and microphone.
 * - `voice.m4a`: 2 s of AAC in fragments, as Safari records: the first soft, the second loud.
 * - `tone.mp3`: the same as MP3.
 */
export function fixture(name: "voice.webm" | "film.webm" | "voice.m4a" | "tone.mp3"): Promise<Buffer> {
  return readFile(new URL(`../fixtures/${name}`, import.meta.url));
}
