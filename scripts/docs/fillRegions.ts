const region = /^<!-- made: (\w+) -->$[\s\S]*?^<!-- \/made -->$/gm;
const marks = /^<!-- (?:made: |\/made).*$/gm;

/**
 * A page with each region `<!-- made: NAME -->` … `<!-- /made -->` filled with the part of that name; all around
 * is left as it is. Throws where a region names no part, or does not end.
 */
export function fillRegions(page: string, parts: Readonly<Record<string, string>>): string {
  let regions = 0;
  const filled = page.replace(region, (_, name: string) => {
    const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (part === undefined) throw new Error(`No part is called ${name}; there are ${Object.keys(parts).join(", ")}.`);
    regions += 1;
    return `<!-- made: ${name} -->\n${part.trim()}\n<!-- /made -->`;
  });
  if ((page.match(marks) ?? []).length !== regions * 2) throw new Error("A made region does not begin or end.");
  return filled;
}
