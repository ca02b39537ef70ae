/** Whether security rules let nobody do anything: each `allow` in them, comments aside, says `if false`. */
export function deniesEverything(rules: string): boolean {
  const bare = rules.replace(/\/\*[\s\S]*?\*\//g, " ").replace(/\/\/.*$/gm, " ");
  const allows = bare.match(/\ballow\b[^;}]*[;}]?/g) ?? [];
  return allows.every((allow) => /:\s*if\s+false\s*;$/.test(allow));
}
