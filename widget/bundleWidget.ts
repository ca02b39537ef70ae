import { cp, readdir, readFile, rm } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Plugin, transform } from "esbuild";
import type { Locale } from "./src/i18n/Locale.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Style sheets become text, for `replaceSync`: so they need no permission of the page's own policy. */
const sheets: Plugin = {
  name: "style sheets as text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

const target = ["chrome123", "edge123", "firefox128", "safari17.5"];

const options = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  platform: "browser",
  target,
  conditions: ["hearth-source"],
  plugins: [sheets],
  logLevel: "warning",
} satisfies BuildOptions;

/**
 * Writes into the folder: `widget.js`, whose name never changes; in `widget/` what it loads, whose names change with what
 * is in them; in `shop/` the page that shows it.
 */
export async function bundleWidget(dist: string): Promise<void> {
  await rm(`${dist}/widget`, { recursive: true, force: true });
  const { metafile } = await build({
    ...options,
    entryPoints: ["src/chat.tsx"],
    outdir: `${dist}/widget`,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    format: "esm",
    splitting: true,
    metafile: true,
    sourcemap: true,
    // A module is read as UTF-8, whatever the page is written in.
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  const chat = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === "src/chat.tsx");
  if (chat === undefined) throw new Error("The build gave no chat.");
  await build({
    ...options,
    entryPoints: ["src/loader/widget.ts"],
    outfile: `${dist}/widget.js`,
    format: "iife",
    define: {
      chatPath: JSON.stringify(`widget/${basename(chat[0])}`),
      languages: JSON.stringify(await launchers()),
    },
  });
  await cp(`${here}demo`, `${dist}/shop`, { recursive: true });
}

/** What the launcher is called in each language, and which way that is written. */
async function launchers(): Promise<Record<string, [label: string, dir: string]>> {
  const files = ["en.ts", ...(await readdir(`${here}src/i18n/locales`)).map((file) => `locales/${file}`)];
  const locales = await Promise.all(
    files.map(async (file) => {
      const { locale }: { locale: Locale } = await import(`./src/i18n/${file}`);
      return locale;
    }),
  );
  return Object.fromEntries(locales.map(({ code, dir, texts }) => [code, [texts.launcher, dir]]));
}
