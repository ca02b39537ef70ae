import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { type BuildOptions, build, type Plugin } from "rolldown";
import type { Locale } from "./src/i18n/Locale.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

const target = ["chrome123", "edge123", "firefox128", "safari17.5"];

/** Style sheets become text, for `replaceSync`: so they need no permission of the page's own policy. */
const sheets: Plugin = {
  name: "style sheets as text",
  load: {
    filter: { id: /\.css$/ },
    async handler(path) {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target });
      return { code: `export default ${JSON.stringify(code.trim())};`, moduleType: "js" };
    },
  },
};

const options = {
  cwd: here,
  platform: "browser",
  tsconfig: false,
  resolve: { conditionNames: ["hearth-source", "browser", "import", "default"] },
  plugins: [sheets],
} satisfies BuildOptions;

/**
 * Writes into the folder: `widget.js`, whose name never changes; in `widget/` what it loads, whose names change with what
 * is in them; in `shop/` the page that shows it.
 */
export async function bundleWidget(dist: string): Promise<void> {
  await rm(`${dist}/widget`, { recursive: true, force: true });
  const locales = await allLocales();
  const { output } = await build({
    ...options,
    input: {
      chat: "src/chat.tsx",
      ...Object.fromEntries(locales.map(({ code }) => [code, `src/i18n/locales/${code}.ts`])),
    },
    transform: {
      target,
      jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" },
      inject: { h: ["preact", "h"], Fragment: ["preact", "Fragment"] },
    },
    output: {
      dir: `${dist}/widget`,
      entryFileNames: "[name]-[hash].js",
      hashCharacters: "base36",
      minify: true,
      sourcemap: true,
    },
  });
  const pathOf = (name: string) => {
    const file = output.find((each) => each.type === "chunk" && each.isEntry && each.name === name);
    if (file === undefined) throw new Error(`The build gave no ${name}.`);
    return `widget/${file.fileName}`;
  };
  const languages = locales.map(({ code, dir, texts }) => [code, [texts.launcher, dir, pathOf(code)]]);
  const loader = await build({
    ...options,
    input: "src/loader/widget.ts",
    transform: {
      target,
      define: { chatPath: JSON.stringify(pathOf("chat")), languages: JSON.stringify(Object.fromEntries(languages)) },
    },
    output: { format: "iife", minify: true },
    write: false,
  });
  await writeFile(`${dist}/widget.js`, inAscii(loader.output[0].code));
  await cp(`${here}demo`, `${dist}/shop`, { recursive: true });
}

/** A module is read as UTF-8; a plain script as whatever the page is written in. */
function inAscii(code: string): string {
  return code.replace(/[^\n -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

async function allLocales(): Promise<Locale[]> {
  const files = await readdir(`${here}src/i18n/locales`);
  return Promise.all(
    files.map(async (file) => {
      const { locale }: { locale: Locale } = await import(`./src/i18n/locales/${file}`);
      return locale;
    }),
  );
}
