export type MediaFailure = "unplayable" | "unreachable";

type Circumstances = {
  /** A `MediaError`'s. */
  code: number;
  /** Its address was just fetched: that it has expired is not the reason. */
  isAnew: boolean;
  /** It has played since that address was set. */
  hasAdvanced: boolean;
};

const decode = 3;
const notSupported = 4;

/**
 * What follows when a media element gives up. An address that expired looks like a broken network, or like no media at
 * all: it is fetched anew, until a new one does not help either.
 */
export function afterMediaError({ code, isAnew, hasAdvanced }: Circumstances): MediaFailure | "fetchAnew" {
  if (code === decode) return "unplayable";
  if (!isAnew || hasAdvanced) return "fetchAnew";
  return code === notSupported ? "unplayable" : "unreachable";
}
