import { isIPv4, isIPv6 } from "node:net";

/**
 * Where a call comes from, by its `X-Forwarded-For`. Each who passes a call on writes at the end from where he got it,
 * so only the last entry, which Google's own front end wrote, is certain: `connected`. The one before it is the
 * client's, if Hosting passed the call on, and otherwise whatever the client chose to send; so `origin` is both
 * together: a client behind Hosting has one of its own, and one that makes up entries stays within the same
 * `connected`. Undefined where there is no such header: nobody but the platform stands before us there.
 */
export function networksOf(forwardedFor: string | undefined): { connected: string; origin: string } | undefined {
  if (forwardedFor === undefined) return undefined;
  const [last = "", before = ""] = forwardedFor.split(",").reverse();
  const connected = networkOf(last.trim());
  return { connected, origin: `${networkOf(before.trim())} ${connected}` };
}

/** One address of IPv4; of IPv6 the 64 bits that one customer of a provider is given, who would else be a whole world. */
function networkOf(address: string): string {
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return "unknown";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = (part: string | undefined) => (part ?? "").split(":").filter((group) => group !== "");
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(Math.max(0, missing)).fill("0"), ...groups(tail)];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
