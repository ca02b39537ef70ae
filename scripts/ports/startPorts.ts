import { z } from "zod";

export const startPortNames = ["hosting", "functions", "stream", "firestore", "auth", "storage", "tasks"] as const;
export type StartPort = (typeof startPortNames)[number];

const portNumbers = z.record(z.enum(startPortNames), z.int());
export type StartPorts = z.infer<typeof portNumbers>;

/** What `npm start` listens on. Hosting is not on 5000, which macOS holds. */
const defaults: StartPorts = {
  hosting: 5010,
  functions: 5001,
  stream: 5002,
  firestore: 8080,
  auth: 9099,
  storage: 9199,
  tasks: 9499,
};

/** The environment variable that moves a port. */
export function portVariable(name: StartPort): string {
  return `HEARTH_PORT_${name.toUpperCase()}`;
}

/** Each port, from its variable or the default. Throws one message that names every variable that is wrong. */
export function startPorts(env: Readonly<Record<string, string | undefined>>): StartPorts {
  const mistakes: string[] = [];
  const seen = new Map<number, StartPort>();
  const entries = startPortNames.map((name) => {
    const given = env[portVariable(name)];
    const port = given ? Number(given) : defaults[name];
    const sameAs = seen.get(port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      mistakes.push(`${portVariable(name)}=${given} is no port: whole numbers from 1 to 65535 are`);
    } else if (sameAs) {
      mistakes.push(`${portVariable(name)}: ${port} is the port of ${sameAs} already`);
    }
    seen.set(port, name);
    return [name, port];
  });
  if (mistakes.length > 0) throw new Error(`Not all ports can be used:\n  ${mistakes.join("\n  ")}`);
  return portNumbers.parse(Object.fromEntries(entries));
}
