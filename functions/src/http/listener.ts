import { getRequestListener } from "@hono/node-server";
import { createBackend } from "../backend.ts";
import { createApp } from "./createApp.ts";

/** The API as the platform calls it: Node's request and response in, the app's answer out. */
export const listener = getRequestListener(createApp(createBackend(process.env)).fetch);
