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
  const languages = await allLanguages();
  const { metafile } = await build({
    ...options,
    entryPoints: ["src/chat.tsx", ...languages.map(({ file }) => file)],
    outdir: `${dist}/widget`,
    entryNames: "[name]-[hash]",
    format: "esm",
    metafile: true,
    sourcemap: true,
    // A module is read as UTF-8, whatever the page is written in.
    charset: "utf8",
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  /** Where the page finds what was built of a source. */
  const pathOf = (source: string) => {
    const output = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === source);
    if (output === undefined) throw new Error(`The build gave nothing of ${source}.`);
    return `widget/${basename(output[0])}`;
  };
  await build({
    ...options,
    entryPoints: ["src/loader/widget.ts"],
    outfile: `${dist}/widget.js`,
    format: "iife",
    define: {
      chatPath: JSON.stringify(pathOf("src/chat.tsx")),
      languages: JSON.stringify(
        Object.fromEntries(
          languages.map(({ file, locale: { code, dir, texts } }) => [code, [texts.launcher, dir, pathOf(file)]]),
        ),
      ),
    },
  });
  await cp(`${here}demo`, `${dist}/shop`, { recursive: true });
}

async function allLanguages(): Promise<{ file: string; locale: Locale }[]> {
  const files = (await readdir(`${here}src/i18n/locales`)).map((name) => `src/i18n/locales/${name}`);
  return Promise.all(
    files.map(async (file) => {
      const { locale }: { locale: Locale } = await import(`./${file}`);
      return { file, locale };
    }),
  );
}
