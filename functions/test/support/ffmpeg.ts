import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import installer from "@ffmpeg-installer/ffmpeg";

/** A real one, of 2018, which comes with the packages: the oldest that may be met. */
export const ffmpeg: string = installer.path;

const run = promisify(execFile);

/** Sound that ffmpeg makes itself: `seconds` of a tone, coded and packed as these arguments say. */
export async function tone(seconds: number, ...coded: string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "hearth-tone-"));
  try {
    const path = join(folder, "tone");
    await run(ffmpeg, ["-v", "error", "-f", "lavfi", "-i", `sine=frequency=440:duration=${seconds}`, ...coded, path]);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
