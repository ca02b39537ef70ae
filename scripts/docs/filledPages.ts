import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describeCallList, describeCalls } from "./describeCalls.ts";
import { describeFaults } from "./describeFaults.ts";
import { describeLimits } from "./describeLimits.ts";
import { describeShapes } from "./describeShapes.ts";
import { describeStream } from "./describeStream.ts";
import { describeTransitions, drawTransitions } from "./describeTransitions.ts";
import { fillRegions } from "./fillRegions.ts";
import { openApiDocument } from "./openApiDocument.ts";

/** The pages with made regions in them, from the project's root. */
const pages = ["docs/api.md", "docs/architecture.md"];

export type FilledPage = { path: string; before: string; after: string };

/** Each page as it is and as it should be by the schemas and tables in the code. */
export async function filledPages(root: string): Promise<FilledPage[]> {
  const parts = await madeParts();
  return Promise.all(
    pages.map(async (path) => {
      const before = await readFile(join(root, path), "utf8");
      return { path, before, after: fillRegions(before, parts) };
    }),
  );
}

async function madeParts(): Promise<Record<string, string>> {
  const document = await openApiDocument();
  return {
    callList: describeCallList(document),
    calls: describeCalls(document),
    faults: describeFaults(),
    limits: describeLimits(),
    shapes: describeShapes(document),
    stateDiagram: drawTransitions(),
    stream: describeStream(document.components.schemas),
    transitions: describeTransitions(),
  };
}
