import type { Credentials } from "./credentialsOf.ts";
import { withDeadline } from "./deadline.ts";
import type { Environment } from "./Environment.ts";
import { errorOf } from "./errorOf.ts";
import { HearthError } from "./HearthError.ts";

export type Call = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** After `/v1`. */
  path: string;
  query?: Readonly<Record<string, string | number | undefined>>;
  body?: object;
  /** Sent as it is, instead of `body`. `onProgress`: from 0 to 1, where the platform tells. */
  file?: { blob: Blob; onProgress?: ((fraction: number) => void) | undefined };
  /** What the answer is read as: by default JSON. */
  accept?: "text/csv";
  signal?: AbortSignal | undefined;
};

/** After so long without an answer it counts as none. More than the API's longest `wait`. In milliseconds. */
const patience = 40_000;

/** Bytes a millisecond. An upload that does not tell how far it is has the time that it takes at this speed. */
const slowest = 10;

/** One HTTPS call. Every failure is a HearthError. */
export class Caller {
  readonly #base: string;
  readonly #credentials: Credentials;
  readonly #environment: Environment;

  constructor(base: string, credentials: Credentials, environment: Environment) {
    this.#base = base;
    this.#credentials = credentials;
    this.#environment = environment;
  }

  /** The answer, undefined where it has no body. What it is read as is believed: the server checks its own answers. */
  async call<Answer>(call: Call): Promise<Answer> {
    const text = await this.text(call);
    if (text === "") return JSON.parse("null");
    try {
      return JSON.parse(text);
    } catch {
      throw new HearthError("unreadable", "Answered by something that is not Hearth", { status: 200 });
    }
  }

  /** The answer as it came. A token that is refused is fetched anew, once. */
  async text(call: Call): Promise<string> {
    try {
      return await this.#try(call, false);
    } catch (error) {
      if (!(error instanceof HearthError && error.code === "unauthenticated")) throw error;
      return this.#try(call, true);
    }
  }

  async #try(call: Call, refresh: boolean): Promise<string> {
    const { setTimer, upload } = this.#environment;
    const ms = call.file && !upload ? patience + call.file.blob.size / slowest : patience;
    try {
      return await withDeadline({ setTimer, ms, signal: call.signal }, async (signal, extend) => {
        const response = await this.#send(call, refresh, signal, extend);
        if (!response.ok) throw await errorOf(response);
        return response.text();
      });
    } catch (error) {
      if (error instanceof HearthError) throw error;
      throw new HearthError("network", "Nobody answered");
    }
  }

  async #send(call: Call, refresh: boolean, signal: AbortSignal, extend: () => void): Promise<Response> {
    const { method = "GET", path, query, body, file, accept } = call;
    const type = file ? file.blob.type || "application/octet-stream" : body && "application/json";
    const headers = {
      ...(await this.#credentials({ refresh })),
      ...(accept !== undefined && { Accept: accept }),
      ...(type !== undefined && { "Content-Type": type }),
    };
    const url = `${this.#base}/v1${path}${queryOf(query)}`;
    const { upload } = this.#environment;
    if (!file || !upload) {
      return this.#environment.fetch(url, {
        method,
        headers,
        signal,
        body: file?.blob ?? (body && JSON.stringify(body)),
      });
    }
    const onProgress = (fraction: number) => {
      if (signal.aborted) return;
      extend();
      file.onProgress?.(fraction);
    };
    return upload(url, { headers, body: file.blob, signal, onProgress });
  }
}

function queryOf(query: Call["query"] = {}): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
  const text = String(given);
  return text === "" ? "" : `?${text}`;
}
