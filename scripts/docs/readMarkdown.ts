import { slug } from "./slug.ts";

export type Markdown = {
  /** What `#…` may lead to on this page. */
  anchors: ReadonlySet<string>;
  /** The targets of its links, as they are written. */
  links: readonly string[];
  /** What it sets in code inside a line. */
  codeSpans: readonly string[];
  /** The scripts it tells to run with `npm run`, in code blocks too. */
  scripts: readonly string[];
};

/** What a page names that may turn out not to exist. */
export function readMarkdown(page: string): Markdown {
  const prose = page.replace(/^(```+)[\s\S]*?^\1$/gm, "");
  const withoutCode = prose.replace(/`[^`\n]*`/g, "");
  return {
    anchors: anchorsOf(prose),
    links: [...withoutCode.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target),
    codeSpans: [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = ""]) => code),
    scripts: [...page.matchAll(/\bnpm run (?:-\S+ )*([\w:-]+)/g)].map(([, script = ""]) => script),
  };
}

function anchorsOf(prose: string): Set<string> {
  const anchors = new Set([...prose.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id));
  for (const [, heading = ""] of prose.matchAll(/^#{1,6} (.+)$/gm)) {
    const first = slug(heading);
    let anchor = first;
    for (let repeat = 1; anchors.has(anchor); repeat++) anchor = `${first}-${repeat}`;
    anchors.add(anchor);
  }
  return anchors;
}
