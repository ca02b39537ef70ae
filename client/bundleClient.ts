import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const contract = fileURLToPath(new URL("../contract/src/", import.meta.url));

/**
 * Every module of the contract only declares. Told so, esbuild takes the few lines that the client imports and leaves
 * the schemas, and with them zod, which would be several times the client.
 */
const contractOnlyDeclares: Plugin = {
  name: "the contract only declares",
  setup({ onResolve }) {
    onResolve({ filter: /^@hearth\/contract$/ }, () => ({ path: `${contract}index.ts`, sideEffects: false }));
    onResolve({ filter: /^\.\// }, ({ path, importer }) =>
      importer === `${contract}index.ts` ? { path: contract + path.slice(2), sideEffects: false } : undefined,
    );
  },
};

/** Writes the client as one file, `dist/index.js`. */
export async function writeBundle(): Promise<void> {
  await rm(`${here}dist`, { recursive: true, force: true });
  await build({ ...options, outdir: "dist", sourcemap: true });
}

/** The same, not written: the file, and in which parts of it each source is. */
export function bundleInMemory() {
  return build({ ...options, write: false, metafile: true });
}

const options = {
  absWorkingDir: here,
  entryPoints: ["src/index.ts"],
  bundle: true,
  format: "esm",
  platform: "neutral",
  target: "es2022",
  minify: true,
  plugins: [contractOnlyDeclares],
  logLevel: "warning",
} satisfies BuildOptions;
