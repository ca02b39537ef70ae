import { ConversationLog, type LogOptions } from "../../src/log/ConversationLog.ts";
import type { LogStore } from "../../src/log/LogStore.ts";
import { noon } from "./headWith.ts";
import { eventTtl } from "./storedMessageWith.ts";

let logs = 0;

/** A process's log over `store`: its clock stands at noon, it never sleeps and draws no lots. */
export function openLog<Guard>(store: LogStore<Guard>, options: Partial<LogOptions> = {}): ConversationLog<Guard> {
  const log = ++logs;
  let ids = 0;
  return new ConversationLog(store, {
    clock: () => noon,
    uptime: () => 0,
    newId: () => `commit-${log}-${++ids}`,
    random: () => 0.5,
    sleep: async () => {},
    eventTtl,
    ...options,
  });
}
