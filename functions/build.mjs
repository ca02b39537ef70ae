import { readFile, rm } from "node:fs/promises";
import { build } from "esbuild";

// What `firebase deploy` uploads must stand alone: package.json's dependencies are installed there, all else is
// bundled. Google's own packages are not: the CLI looks for them, and some read files that lie beside their code.
const { dependencies } = JSON.parse(await readFile("package.json", "utf8"));

// zod carries its messages in fifty languages; they are a third of all that is bundled, and English is built in.
const withoutLanguages = {
  name: "without zod's languages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/locales\/index\.js$/ }, ({ importer }) =>
      /[\\/]node_modules[\\/]zod[\\/]/.test(importer) ? { path: "none", namespace: "languages" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "languages" }, () => ({ contents: "export {}" }));
  },
};

await rm("dist", { recursive: true, force: true });
await build({
  // The second is begun as a thread of its own, by its name.
  entryPoints: { index: "src/index.ts", soundThread: "src/attachments/soundThread.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node24",
  conditions: ["hearth-source"],
  external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
  alias: { "@hearth/contract": "../contract/src/index.ts" },
  plugins: [withoutLanguages],
  // Less to read when an instance starts. Names stay: a stack trace in the log must tell something.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: true,
  logLevel: "warning",
});
