import { Fault, faults } from "@hearth/contract";
import { warn } from "firebase-functions/logger";
import { Dispatcher, type DispatcherOptions } from "./Dispatcher.ts";
import { entersQueue, leftBy, type Move } from "./Move.ts";

/** `automatic`: whether conversations are given to operators, or only counted. */
export type RoutingOptions = DispatcherOptions & { automatic: boolean };

/**
 * What follows when a conversation changes hands. The change itself is durable by then: what fails in here is logged
 * and left to the sweep, never told to whoever made the change.
 */
export class Routing {
  readonly #options: RoutingOptions;
  readonly #dispatcher: Dispatcher;

  constructor(options: RoutingOptions) {
    this.#options = options;
    this.#dispatcher = new Dispatcher(options);
  }

  /**
   * Counts the conversation as the operator's while `take` makes it so: a person may take more than are given. One
   * that is refused is not counted; where nobody knows how it ended it is, until the sweep has looked.
   */
  async taking<Result>(operatorId: string, conversationId: string, take: () => Promise<Result>): Promise<Result> {
    const { holdings, clock } = this.#options;
    const place = { operatorId, conversationId, at: clock() };
    const undo = await attempt("count what is taken", () => holdings.note(place));
    try {
      return await take();
    } catch (failure) {
      const isRefused = failure instanceof Fault && !faults[failure.code].retry;
      if (isRefused && undo) await attempt("uncount what was refused", undo);
      throw failure;
    }
  }

  /** Lets go of what an operator lost. */
  async settle(move: Move): Promise<void> {
    const operatorId = leftBy(move);
    if (operatorId === undefined) return;
    const place = { operatorId, conversationId: move.after.id, at: move.after.updatedAt };
    await attempt("let go", () => this.#options.holdings.leave(place));
  }

  /** Lets go, and gives on: the conversation that began to wait, or the next one to whoever has room by it. */
  async follow(move: Move): Promise<void> {
    await this.settle(move);
    if (leftBy(move) !== undefined || entersQueue(move)) await this.handOut();
  }

  /** Gives those who wait to whoever has room, where that is not left to people. */
  async handOut(): Promise<void> {
    if (this.#options.automatic) await attempt("hand out", () => this.#dispatcher.handOut());
  }
}

async function attempt<Result>(what: string, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (failure) {
    warn("routing is left to the sweep", { what, failure: String(failure) });
    return undefined;
  }
}
