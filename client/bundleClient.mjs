import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = fileURLToPath(new URL("../contract/src/", import.meta.url));

// Every module of the contract only declares. Told so, esbuild takes the few lines that the client imports and leaves
// the schemas, and with them zod, which would be ten times the client.
const contractOnlyDeclares = {
  name: "the contract only declares",
  setup({ onResolve }) {
    onResolve({ filter: /^@hearth\/contract$/ }, () => ({ path: `${source}index.ts`, sideEffects: false }));
    onResolve({ filter: /^\.\// }, ({ path, importer }) =>
      importer === `${source}index.ts` ? { path: source + path.slice(2), sideEffects: false } : undefined,
    );
  },
};

/** Builds the client as one file, `index.js`; with `write: false` it is only returned. */
export async function bundleClient(options) {
  if (options.outdir !== undefined) await rm(options.outdir, { recursive: true, force: true });
  return build({
    absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
    entryPoints: ["src/index.ts"],
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    minify: true,
    sourcemap: options.outdir !== undefined,
    plugins: [contractOnlyDeclares],
    logLevel: "warning",
    ...options,
  });
}
