import { z } from "zod";

const manifestSchema = z.object({ name: z.string(), version: z.string() });
const lockSchema = z.looseObject({ packages: z.record(z.string(), z.looseObject({ link: z.boolean().optional() })) });

/**
 * The workspace's lockfile (version 3) as one that npm takes for the functions' own: with every version it knows, of
 * which npm keeps those that are asked for, and at places that npm sets right.
 */
export function uploadLock(manifest: unknown, workspaceLock: unknown): unknown {
  const { name, version } = manifestSchema.parse(manifest);
  const { packages, ...head } = lockSchema.parse(workspaceLock);
  const installedIn = (folder: string) =>
    Object.fromEntries(
      Object.entries(packages)
        .filter(([path, { link }]) => path.startsWith(`${folder}node_modules/`) && !link)
        .map(([path, entry]) => [path.slice(folder.length), entry]),
    );
  // Of two of a name, the functions' own counts.
  return { ...head, name, version, packages: { "": manifest, ...installedIn(""), ...installedIn("functions/") } };
}
