import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** The command line: these options, and what else stands there. Throws one message, with how it is used. */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : "The arguments cannot be read."}\n\n${usage}`);
  }
}
