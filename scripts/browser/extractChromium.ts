import { mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";
import { runCommand } from "../processes/runCommand.ts";

/** A Chromium, and what its process needs in its environment. */
export type Chromium = { executablePath: string; env: Record<string, string> };

// Where it seems to run on Lambda, the package unpacks the libraries too that a bare machine lacks.
const lambda = { AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };

const unpack = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";

/**
 * The Chromium of @sparticuz/chromium, unpacked once for each version and user into the temporary folder, with its own
 * libraries and a font: machines without any of a desktop's run it. It is for Linux on x64.
 */
export async function extractChromium(): Promise<Chromium> {
  const folder = join(tmpdir(), `hearth-chromium-${await version()}-${userInfo().uid}`);
  if (!(await exists(folder))) await extractTo(folder);
  return {
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_FILE: join(folder, "fonts.conf") },
  };
}

/** Unpacked beside it and then renamed: whoever finds the folder finds all of it, and of two at once one wins. */
async function extractTo(folder: string): Promise<void> {
  const own = await mkdtemp(`${folder}-`);
  try {
    const env = { ...process.env, ...lambda, TMPDIR: own };
    const { code, output } = await runCommand(process.execPath, ["-e", unpack], {
      cwd: import.meta.dirname,
      env,
      output: "keep",
    });
    if (code !== 0) throw new Error(`Chromium could not be unpacked.\n${output}`);
    await writeFile(join(own, "fonts.conf"), fontsConf(folder));
    await rename(own, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** The font that came along before the machine's, if it has any: pages look the same everywhere, and never empty. */
function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  ${["sans-serif", "system-ui"].map(preferred).join("\n  ")}
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
}

function preferred(family: string): string {
  return `<alias binding="strong"><family>${family}</family><prefer><family>Open Sans</family></prefer></alias>`;
}

async function version(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const text = await readFile(join(dirname(entry), "..", "package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
