// Beside the dashboard's pages, which were built before and have emptied the folder.
import { fileURLToPath } from "node:url";
import { bundleWidget } from "./bundleWidget.ts";

await bundleWidget(fileURLToPath(new URL("../hosting/dist", import.meta.url)));
