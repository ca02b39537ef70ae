import type { Problem } from "@hearth/contract";
import { HearthError } from "./HearthError.ts";

/** What a response that is not ok says. */
export async function errorOf(response: Response): Promise<HearthError> {
  const { status, headers } = response;
  const seconds = Number(headers.get("Retry-After"));
  const retryAfter = seconds > 0 ? seconds : undefined;
  const problem = readProblem(await response.text());
  if (problem === undefined) {
    const requestId = headers.get("X-Request-Id") ?? undefined;
    // What is before Hearth has a limit of its own, and the same again would not pass it.
    const code = status === 413 ? "payload_too_large" : "unreadable";
    return new HearthError(code, `Answered ${status}, not by Hearth`, { status, retryAfter, requestId });
  }
  const { code, title, detail, errors, requestId, operator } = problem;
  return new HearthError(code, detail ?? title, { status, retryAfter, errors, requestId, operator });
}

function readProblem(text: string): Problem | undefined {
  try {
    const problem: Problem | null = JSON.parse(text);
    return typeof problem?.code === "string" ? problem : undefined;
  } catch {
    return undefined;
  }
}
