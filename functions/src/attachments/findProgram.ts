import { accessSync, constants } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** The absolute path of a program: a name is looked for on `searched`, as PATH has it. Null where there is none. */
export function findProgram(program: string, searched: string): string | null {
  const isPath = /[/\\]/.test(program);
  const folders = searched.split(delimiter).filter((folder) => folder !== "");
  const candidates = isPath ? [resolve(program)] : folders.map((folder) => resolve(join(folder, program)));
  return candidates.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
