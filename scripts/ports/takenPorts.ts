import { isFree } from "./freePorts.ts";
import { type PortOwner, portOwner } from "./portOwner.ts";
import { portVariable, type StartPort, type StartPorts, startPortNames } from "./startPorts.ts";

export interface TakenPort {
  name: StartPort;
  port: number;
  owner?: PortOwner;
}

/** Those of the ports that somebody listens on. */
export async function takenPorts(ports: StartPorts): Promise<TakenPort[]> {
  const taken: TakenPort[] = [];
  for (const name of startPortNames) {
    const port = ports[name];
    if (await isFree(port)) continue;
    taken.push({ name, port, owner: await portOwner(port) });
  }
  return taken;
}

/** Which port is taken by what, and what to do about it. */
export function takenPortsMessage(taken: readonly TakenPort[]): string {
  const lines = taken.map(({ name, port, owner }) => {
    const by = owner ? `process ${owner.pid}: ${shortened(owner.command)}` : "a process of another user";
    return `  ${port} (${name}) is taken by ${by}`;
  });
  const example = taken.map(({ name, port }) => `${portVariable(name)}=${port + 1000}`).join(" ");
  const ours = taken.some(({ owner }) => owner?.command.includes(".firebase-emulators-"));
  const advice = ours
    ? "Hearth already runs there: use it, or end it with Ctrl-C where it was started. A second one needs ports of its own:"
    : "End what holds them, or choose others:";
  return `Hearth cannot start, since not all of its ports are free.\n${lines.join("\n")}\n${advice}\n  ${example} npm start`;
}

function shortened(command: string): string {
  const LONGEST = 160;
  return command.length > LONGEST ? `${command.slice(0, LONGEST)} …` : command;
}
