import type { CannedResponse } from "@hearth/contract";

/** Those whose shortcut or text has every word of the filter in it. */
export function matchingResponses(responses: readonly CannedResponse[], filter: string): CannedResponse[] {
  const words = filter.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return responses.filter(({ shortcut, text }) => {
    const all = `/${shortcut} ${text}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
