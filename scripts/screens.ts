// `npm run screens`: pictures of every page in both themes, for docs/screens, of a Hearth of its own with the demo's
// data.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runBot } from "./bot/runBot.ts";
import { launchBrowser } from "./browser/launchBrowser.ts";
import { startPage } from "./browser/startPage.ts";
import { startEmulators } from "./emulators/startEmulators.ts";
import { runCommand } from "./processes/runCommand.ts";
import { Interrupted, untilInterrupted } from "./processes/untilInterrupted.ts";
import { shots } from "./screens/shots.ts";
import { takeShot } from "./screens/takeShot.ts";
import { runSeed } from "./seed/runSeed.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "docs", "screens");
const signal = untilInterrupted();
const running: { stop(): Promise<unknown> }[] = [];
try {
  const build = await runCommand("npm", ["run", "build"], { cwd: root, output: "keep", signal });
  if (build.code !== 0) throw new Error(`The build failed.\n${build.output}`);
  const emulators = await startEmulators({ only: ["auth", "firestore", "storage"], signal });
  running.push(emulators);
  const page = await startPage({ env: { ...process.env, ...emulators.env }, signal });
  running.unshift(page);
  const api = `${page.api}/v1`;
  const { conversations, botKey } = await runSeed({ api, env: emulators.env, signal });
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  const bot = runBot({ api, streamUrl: page.stream, key: botKey, signal: until, tell: console.error });
  running.unshift({
    stop: () => {
      over.abort();
      return bot;
    },
  });
  const browser = await launchBrowser();
  running.unshift({ stop: () => browser.close() });
  await mkdir(folder, { recursive: true });
  for (const shot of shots) {
    for (const colorScheme of ["light", "dark"] as const) {
      signal.throwIfAborted();
      const path = join(folder, `${shot.name}-${colorScheme}.png`);
      await takeShot(shot, { browser, url: page.url, conversations, colorScheme, path });
      console.log(path);
    }
  }
} catch (error) {
  if (!(error instanceof Interrupted)) console.error(error);
  process.exitCode = error instanceof Interrupted ? 130 : 1;
} finally {
  for (const each of running) await each.stop();
}
process.exit();
