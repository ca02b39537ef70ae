// Loaded by `--import` into every process that a script starts with an IPC channel. The channel closes when the parent
// is gone, however it went, a SIGKILL included; nothing is then left to stop this process and what it started.
import { descendants, killAll } from "./processTree.ts";

process.once("disconnect", () => {
  killAll(descendants(process.pid));
  process.kill(process.pid, "SIGKILL");
});
// A listener for "disconnect" would otherwise keep a process alive that has nothing else to do.
process.channel?.unref();
