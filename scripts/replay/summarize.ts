import { digest } from "@hearth/contract";
import { percentile } from "./percentile.ts";
import type { DialoguePlan } from "./planReplay.ts";
import type { Outcome } from "./replayAll.ts";
import type { Delivery } from "./replayDialogue.ts";

export type Quantiles = { p50: number; p95: number; p99: number };

export type Summary = {
  dialogues: number;
  seconds: number;
  sent: { customer: number; bot: number };
  repeated: { api: number; incoming: number };
  received: { events: number; messages: number; connections: number; resets: number };
  /** In milliseconds. */
  delivery: Record<keyof Delivery, Quantiles>;
  /** How many dialogues: their log without a gap, their lines as they were said. */
  gapFree: number;
  equal: number;
  /** Everything that went wrong, a line each. None: the replay held. */
  problems: string[];
  /** Of who said what in all conversations: the same for every replay that held of the same dialogues. */
  fingerprint: string;
};

export function summarize(plans: readonly DialoguePlan[], outcomes: readonly Outcome[], seconds: number): Summary {
  const turns = plans.flatMap(({ dialogue }) => dialogue.turns);
  const repeats = plans.flatMap(({ late }) => late.flat());
  const replayed = outcomes.flatMap((outcome) => ("replayed" in outcome ? [outcome.replayed] : []));
  const deliveries = replayed.flatMap((each) => each.deliveries);
  const sum = (count: (each: (typeof replayed)[number]) => number) =>
    replayed.reduce((all, each) => all + count(each), 0);
  return {
    dialogues: plans.length,
    seconds,
    sent: {
      customer: turns.filter(({ speaker }) => speaker === "customer").length,
      bot: turns.filter(({ speaker }) => speaker === "bot").length,
    },
    repeated: {
      api: repeats.filter(({ way }) => way === "api").length,
      incoming: repeats.filter(({ way }) => way === "incoming").length,
    },
    received: {
      events: sum(({ events }) => events),
      messages: deliveries.length,
      connections: sum(({ connections }) => connections),
      resets: sum(({ resets }) => resets),
    },
    delivery: {
      afterCall: quantiles(deliveries.map(({ afterCall }) => afterCall)),
      afterAnswer: quantiles(deliveries.map(({ afterAnswer }) => afterAnswer)),
    },
    gapFree: replayed.filter(({ gap }) => gap === undefined).length,
    equal: replayed.filter(({ difference }) => difference === undefined).length,
    problems: outcomes.flatMap(problemsOf),
    fingerprint: digest(
      outcomes.flatMap((outcome) => ("replayed" in outcome ? outcome.replayed.transcript : "failed")),
    ),
  };
}

function problemsOf(outcome: Outcome): string[] {
  const found =
    "failure" in outcome
      ? [outcome.failure]
      : [outcome.replayed.gap, outcome.replayed.difference, ...outcome.replayed.mistakes];
  return found.filter((problem) => problem !== undefined).map((problem) => `${outcome.id}: ${problem}`);
}

function quantiles(values: readonly number[]): Quantiles {
  return { p50: percentile(values, 0.5), p95: percentile(values, 0.95), p99: percentile(values, 0.99) };
}
