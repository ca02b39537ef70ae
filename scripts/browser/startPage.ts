import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { preview } from "vite";
import { z } from "zod";
import { startFunction } from "../processes/startFunction.ts";
import { unhurried } from "../processes/unhurried.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

const hostingSchema = z.object({
  hosting: z.object({
    public: z.string(),
    headers: z
      .array(z.object({ source: z.string(), headers: z.array(z.object({ key: z.string(), value: z.string() })) }))
      .default([]),
  }),
});

export type Page = { url: string; api: string; stream: string; stop(): Promise<void> };

export type PageOptions = {
  /** That of running emulators. */
  env: NodeJS.ProcessEnv;
  /** For a start-up that nobody waits for any more. */
  signal?: AbortSignal;
};

/**
 * The built dashboard with the API behind it at one address, as Hosting has them, and the stream. The API is one
 * process for all calls: the functions emulator would take a worker for each that is under way.
 */
export async function startPage({ env, signal }: PageOptions): Promise<Page> {
  const { HEARTH_STREAM_URL } = z.object({ HEARTH_STREAM_URL: z.url() }).parse(env);
  const given = Object.fromEntries(Object.entries(env).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  const own = { ...given, ...unhurried };
  const running: { stop(): Promise<unknown> }[] = [];
  const stop = async () => {
    await Promise.all(running.splice(0).map((each) => each.stop()));
  };
  try {
    const port = Number(new URL(HEARTH_STREAM_URL).port);
    const stream = await startFunction({ target: "stream", port, env: own, signal });
    running.push(stream);
    const api = await startFunction({ target: "api", env: own, signal });
    running.push(api);
    const server = await serve(api.url);
    running.push({ stop: () => server.close() });
    const [url = ""] = server.resolvedUrls?.local ?? [];
    return { url: url.replace(/\/$/, ""), api: api.url, stream: stream.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The files as Hosting serves them: every other address is the page's, and what is sent with all of them is here too. */
async function serve(api: string) {
  const { hosting } = hostingSchema.parse(JSON.parse(await readFile(`${root}firebase.json`, "utf8")));
  const everywhere = hosting.headers.filter(({ source }) => source === "**").flatMap(({ headers }) => headers);
  return preview({
    root,
    configFile: false,
    logLevel: "error",
    build: { outDir: hosting.public },
    preview: {
      host: "127.0.0.1",
      port: 0,
      // Called by the page's own host, as by Hosting: it is where the API says that files are.
      proxy: { "/v1": { target: api, changeOrigin: false } },
      headers: Object.fromEntries(everywhere.map(({ key, value }) => [key, value])),
    },
  });
}
