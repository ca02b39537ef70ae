import { writeBundle } from "./bundleClient.ts";

await writeBundle();
