import { setTimeout as sleep } from "node:timers/promises";
import { problemSchema } from "@hearth/contract";
import type { z } from "zod";

/** Tries of one call; between them what Retry-After asks for, else this many milliseconds. */
const tries = 8;
const pause = 500;

/** After this long nobody answers any more: far above what an emulator's first call takes. In milliseconds. */
const patience = 60_000;

export type Call<Schema extends z.ZodType> = {
  url: string;
  token: string;
  /** Sent as JSON, by POST; without one it is a GET. */
  body?: object;
  answer: Schema;
  signal: AbortSignal;
};

/**
 * One call of the API. What is refused for now is sent again, and so is what nobody answered: every message has
 * a client id, so that it cannot count twice. Throws with the problem's words when it is refused for good.
 */
export async function callApi<Schema extends z.ZodType>(call: Call<Schema>): Promise<z.infer<Schema>> {
  for (let attempt = 1; ; attempt++) {
    const response = await ask(call).catch((error: unknown) => {
      call.signal.throwIfAborted();
      if (attempt === tries) throw error;
    });
    if (response?.ok) return call.answer.parse(await response.json());
    if (response !== undefined && (!isForNow(response) || attempt === tries)) throw await refusal(call.url, response);
    const seconds = Number(response?.headers.get("Retry-After") ?? 0);
    await response?.body?.cancel();
    await sleep(seconds > 0 ? seconds * 1000 : pause, undefined, { signal: call.signal });
  }
}

function ask({ url, token, body, signal: over }: Call<z.ZodType>): Promise<Response> {
  const signal = AbortSignal.any([over, AbortSignal.timeout(patience)]);
  const authorization = { Authorization: `Bearer ${token}` };
  if (body === undefined) return fetch(url, { headers: authorization, signal });
  const headers = { ...authorization, "Content-Type": "application/json" };
  return fetch(url, { method: "POST", headers, body: JSON.stringify(body), signal });
}

function isForNow({ status }: Response): boolean {
  return status === 429 || status >= 500;
}

async function refusal(url: string, response: Response): Promise<Error> {
  const text = await response.text();
  const problem = problemSchema.safeParse(parseJson(text));
  const reason = problem.success ? `${problem.data.code}: ${problem.data.detail ?? problem.data.title}` : text;
  return new Error(`${new URL(url).pathname} answered ${response.status} ${reason.slice(0, 300)}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
