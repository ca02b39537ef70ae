import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface Substitutes {
  /** The real `java`. */
  java: string;
  /** A Firestore jar without a main manifest: where firebase-tools believes it to be, and where it is. */
  firestore?: { named: string; jar: string };
  /** The program that stands in for the storage rules' jar, and the command that runs it. */
  storage?: { named: string; command: string[] };
}

/**
 * Writes a program called `java` into the folder, to be found first on PATH. firebase-tools starts its emulators with
 * `java … -jar <file> …` and can be told another file only; this turns that into the command that really starts it.
 */
export async function writeJavaShim(folder: string, substitutes: Substitutes): Promise<void> {
  await mkdir(folder, { recursive: true });
  const shim = join(folder, "java");
  await writeFile(shim, javaShim(substitutes));
  await chmod(shim, 0o755);
}

export function javaShim({ java, firestore, storage }: Substitutes): string {
  const cases = [
    ...(storage ? [`${quoted(storage.named)}) exec ${storage.command.map(quoted).join(" ")} ;;`] : []),
    ...(firestore
      ? [
          `${quoted(firestore.named)}) set -- "$@" -cp ${quoted(firestore.jar)} com.google.cloud.datastore.emulator.firestore.CloudFirestore ;;`,
        ]
      : []),
    `*) set -- "$@" -jar "$argument" ;;`,
  ];
  return `#!/bin/sh
jar=
for argument do
  shift
  if [ -n "$jar" ]; then
    jar=
    case $argument in
      ${cases.join("\n      ")}
    esac
  elif [ "$argument" = -jar ]; then
    jar=yes
  else
    set -- "$@" "$argument"
  fi
done
exec ${quoted(java)} "$@"
`;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
