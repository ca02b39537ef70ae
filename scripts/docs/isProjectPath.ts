const pathLike = /^[\w.@-]+(?:\/[\w.@-]+)*\/?$/;
const fileLike = /\.(?:ts|mjs|json|rules|md|html|yml)$/;

/**
 * Whether a piece of code in a page means a file or folder of the project: what ends like one, or begins with one of
 * the folders at its top. `conversations/{id}` is a document, `text/event-stream` a type.
 */
export function isProjectPath(code: string, topFolders: readonly string[]): boolean {
  if (!pathLike.test(code)) return false;
  return fileLike.test(code) || code.endsWith("/") || topFolders.some((folder) => code.startsWith(`${folder}/`));
}
