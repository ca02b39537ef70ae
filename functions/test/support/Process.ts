import type { Decision } from "../../src/conversation/Decision.ts";
import type { ConversationLog, LogOptions } from "../../src/log/ConversationLog.ts";
import type { LogStore } from "../../src/log/LogStore.ts";
import { openLog } from "./openLog.ts";

export type Outcome<Answer> = { answer: Answer } | { failure: unknown } | "crashed";

/**
 * One instance of the backend, with a log and so a head cache of its own. Once it has crashed, nothing that
 * it waits for ever comes, and nobody who waits for it is answered; what it has sent may still be written.
 */
export class Process {
  readonly #log: ConversationLog<number>;
  readonly #crash = Promise.withResolvers<"crashed">();
  #alive = true;

  constructor(store: LogStore<number>, options: Partial<LogOptions> & { sleep: LogOptions["sleep"] }) {
    const whileAlive = this.#whileAlive.bind(this);
    this.#log = openLog<number>(
      {
        read: (conversationId, query) => whileAlive(store.read(conversationId, query)),
        commit: (commit) => whileAlive(store.commit(commit)),
      },
      { ...options, sleep: (milliseconds) => whileAlive(options.sleep(milliseconds)) },
    );
  }

  crash(): void {
    this.#alive = false;
    this.#crash.resolve("crashed");
  }

  /** What came of one call. */
  call<Answer>(conversationId: string, decide: Decision<Answer>): Promise<Outcome<Answer>> {
    const outcome = this.#log.append(conversationId, decide).then(
      (answer) => ({ answer }),
      (failure: unknown) => ({ failure }),
    );
    return Promise.race([outcome, this.#crash.promise]);
  }

  async #whileAlive<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } finally {
      if (!this.#alive) await new Promise<never>(() => {});
    }
  }
}
