import type { BrowserContext } from "playwright-core";

/** What a browser told and asked for while a test used it. */
export type Watched = {
  /** Everything on the console. */
  log: readonly string[];
  /** Errors on the console, exceptions nobody caught, and requests that left the machine. */
  faults(): string[];
  /** An error that the test brings about: one that matches is none. */
  expectError(pattern: RegExp): void;
};

export function watch(context: BrowserContext): Watched {
  const log: string[] = [];
  const faults: string[] = [];
  const expected: RegExp[] = [];
  context.on("console", (message) => {
    const line = `${message.type()}: ${message.text()} (${message.location().url})`;
    log.push(line);
    if (message.type() === "error") faults.push(line);
  });
  context.on("weberror", (error) => {
    log.push(`exception: ${error.error().stack}`);
    faults.push(`exception: ${error.error().message}`);
  });
  context.on("request", (request) => {
    const { protocol, hostname, href } = new URL(request.url());
    const isNetwork = protocol === "http:" || protocol === "https:";
    if (isNetwork && hostname !== "127.0.0.1") faults.push(`left the machine: ${href}`);
  });
  return {
    log,
    faults: () => faults.filter((fault) => !expected.some((pattern) => pattern.test(fault))),
    expectError: (pattern) => expected.push(pattern),
  };
}
