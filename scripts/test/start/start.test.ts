import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { freePorts } from "../../ports/freePorts.ts";
import { portOwner } from "../../ports/portOwner.ts";
import { portVariable, startPortNames } from "../../ports/startPorts.ts";
import { descendants, type RunningProcess } from "../../processes/processTree.ts";
import { type Child, startChild } from "../../processes/startChild.ts";

const program = fileURLToPath(new URL("../../start.ts", import.meta.url));

describe("npm start", function () {
  this.timeout(240_000);
  let env: NodeJS.ProcessEnv;
  let started: Child[];

  beforeEach(async () => {
    const ports = await freePorts(startPortNames.length);
    env = {
      ...process.env,
      ...Object.fromEntries(startPortNames.map((name, at) => [portVariable(name), `${ports[at]}`])),
    };
    started = [];
  });
  afterEach(async () => {
    await Promise.all(started.map((child) => child.end()));
    await rm(fileURLToPath(new URL(`../../../.hearth/${env[portVariable("hosting")]}`, import.meta.url)), {
      recursive: true,
      force: true,
    });
  });

  function start(): Child {
    const child = startChild([...process.execArgv, program], { env });
    started.push(child);
    return child;
  }

  it("runs everything, tells a second one so, and leaves no process behind after Ctrl-C", async () => {
    const first = start();
    await first.printed(/each until Ctrl-C:/);
    const below = descendants(first.pid);
    const firestore = await portOwner(Number(env[portVariable("firestore")]));
    expect(below.map(({ pid }) => pid)).to.include(firestore?.pid);

    const second = start();
    expect(await second.exited).to.deep.equal({ code: 1, signal: null });
    for (const name of startPortNames)
      expect(second.output()).to.include(`${env[portVariable(name)]} (${name}) is taken by`);
    expect(second.output()).to.include("Hearth already runs there");

    process.kill(first.pid, "SIGINT");
    expect(await first.exited).to.deep.equal({ code: 0, signal: null });
    expect(stillRunning(below)).to.deep.equal([]);
  });

  for (const moment of [/Building/, /Starting the emulators/]) {
    it(`leaves no process behind when Ctrl-C comes at "${moment.source}"`, async () => {
      const child = start();
      await child.printed(moment);
      const below = descendants(child.pid);
      process.kill(child.pid, "SIGINT");
      expect(await child.exited).to.deep.equal({ code: 130, signal: null });
      expect(stillRunning(below)).to.deep.equal([]);
    });
  }
});

function stillRunning(processes: RunningProcess[]): RunningProcess[] {
  const running = new Set(descendants(1).map(({ pid, started }) => `${pid} ${started}`));
  return processes.filter(({ pid, started }) => running.has(`${pid} ${started}`));
}
