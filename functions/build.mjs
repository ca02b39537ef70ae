import { readFile, rm } from "node:fs/promises";
import { build } from "esbuild";

// What `firebase deploy` uploads must stand alone: package.json's dependencies are installed there, all else is bundled.
const { dependencies } = JSON.parse(await readFile("package.json", "utf8"));
await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: ["src/index.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node24",
  conditions: ["hearth-source"],
  external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
  alias: { "@hearth/contract": "../contract/src/index.ts" },
  sourcemap: true,
  logLevel: "warning",
});
