import { access } from "node:fs/promises";
import { type Browser, chromium } from "playwright-core";
import { type Chromium, extractChromium } from "./extractChromium.ts";

/** Where systems put a browser that was installed: for machines that the npm one does not run on. */
const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const args = [
  // Nothing is asked of anyone but loopback, whatever a page or the browser itself may try.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
  // A microphone that hears a beep each second. Nobody is there to be asked: only a page's own policy forbids it.
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  // The same picture on every machine, whatever it would draw text and colours with.
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];

/**
 * A Chromium without a window: npm's, so that all machines run the same one, else one that is installed. Without its
 * sandbox, which neither root nor most containers may set up: it opens our own pages only.
 */
export async function launchBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for (const find of [fromNpm, fromSystem]) {
    try {
      const { executablePath, env } = await find();
      return await chromium.launch({ executablePath, env: { ...process.env, ...env }, args, chromiumSandbox: false });
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`No Chromium runs here: install one, or Google Chrome.\n\n${failures.join("\n\n")}`);
}

async function fromNpm(): Promise<Chromium> {
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error("npm's Chromium is for Linux on x64.");
  return extractChromium();
}

async function fromSystem(): Promise<Chromium> {
  for (const executablePath of installed) {
    const isThere = await access(executablePath).then(
      () => true,
      () => false,
    );
    if (isThere) return { executablePath, env: {} };
  }
  throw new Error(`There is none at ${installed.join(", ")}.`);
}
