import { bundleClient } from "./bundleClient.mjs";

await bundleClient({ outdir: "dist" });
