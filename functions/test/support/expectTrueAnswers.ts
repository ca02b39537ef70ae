import { isDeepStrictEqual } from "node:util";
import { Fault } from "@hearth/contract";
import { expect } from "chai";
import type { Beside, Context, Plan } from "../../src/conversation/Decision.ts";
import type { Head } from "../../src/conversation/Head.ts";
import type { StoredMessage } from "../../src/conversation/StoredMessage.ts";
import type { Answer, Attempt, Made } from "./Attempt.ts";
import type { Stored } from "./MemoryLogStore.ts";

type State = { head: Head | null; messages: ReadonlyMap<string, StoredMessage> };

/** What one decision comes to over one state. */
type Verdict = { refused: Fault } | { plan: Plan<Answer> };

/** The conversation after each event, by seq; absent between events of one decision. */
type History = {
  states: ReadonlyMap<number, State>;
  effects: ReadonlyMap<string, { plan: Plan<Answer>; seq: number }>;
};

/**
 * What is stored is what the decisions come to when they are taken one at a time, in the order of their
 * events; and whatever any caller was told is what its decision says at some moment between question and
 * answer: of a change, at that change; of none, or a refusal, at some state that there was.
 */
export function expectTrueAnswers(made: readonly Made[], stored: Stored): void {
  const history = replay(made, stored);
  for (const attempt of made) {
    try {
      expectTrueAnswer(attempt, history);
    } catch (failure) {
      const told = JSON.stringify(attempt.outcome, (_, value) => (value instanceof Fault ? value.code : value));
      throw new Error(`${attempt.principal.name}: ${JSON.stringify(attempt.call)} was told ${told}`, {
        cause: failure,
      });
    }
  }
}

/** Takes the decisions again, one at a time, each event's by the name of its actor. */
function replay(made: readonly Made[], { head, messages, events, tallies, audits }: Stored): History {
  const attempts = new Map(made.map((attempt) => [attempt.principal.name, attempt]));
  let state: State = { head: null, messages: new Map() };
  const states = new Map([[0, state]]);
  const effects = new Map<string, { plan: Plan<Answer>; seq: number }>();
  const besides: Beside[] = [];
  while ((state.head?.seq ?? 0) < events.length) {
    const next = events[state.head?.seq ?? 0];
    const attempt = attempts.get(next?.actor.name ?? "");
    if (next === undefined || attempt === undefined) throw new Error("an event that nobody made");
    expect(effects, `effects of ${attempt.principal.name}`).not.to.have.key(attempt.principal.name);
    const verdict = taken(attempt, state, { now: next.at, expiresAt: next.expiresAt });
    if ("refused" in verdict) throw new Error(`${attempt.principal.name} took effect against ${verdict.refused.code}`);
    const { plan } = verdict;
    for (const { message: _, beside, ...planned } of plan.events) {
      besides.push(beside);
      const event = events[planned.seq - 1];
      if (event === undefined) throw new Error(`of ${attempt.principal.name} only a part is there`);
      const { message: __, commitId: ___, expiresAt: ____, ...found } = event;
      expect(found).to.deep.equal(planned);
    }
    state = {
      head: plan.head,
      messages: new Map([...state.messages, ...plan.messages.map((m) => [m.id, m] as const)]),
    };
    states.set(plan.head.seq, state);
    effects.set(attempt.principal.name, { plan, seq: plan.head.seq });
  }
  expect(head).to.deep.equal(state.head);
  expect(messages).to.deep.equal([...state.messages.values()]);
  expect(tallies).to.deep.equal(besides.flatMap(({ tally }) => tally ?? []));
  expect(audits).to.have.deep.members(besides.flatMap(({ audit }) => audit ?? []));
  return { states, effects };
}

function expectTrueAnswer(attempt: Made, { states, effects }: History): void {
  const { outcome, began, ended } = attempt;
  const effect = effects.get(attempt.principal.name);
  if (effect !== undefined) expect(effect.seq).to.be.above(began.seq);
  // Nobody was told: it may have happened or not.
  if (outcome === "crashed") return;
  if ("failure" in outcome) {
    if (!(outcome.failure instanceof Fault) || outcome.failure.code === "busy") return;
    expect(effect).to.equal(undefined);
    if (outcome.failure.code === "overloaded") return;
  } else if (effect !== undefined) {
    expect(outcome.answer).to.deep.equal(effect.plan.answer);
    // It was durable before it was answered.
    expect(effect.seq).to.be.at.most(ended.seq);
    return;
  }
  const moments = [...states].filter(([seq]) => seq >= began.seq && seq <= ended.seq);
  const verdicts = moments.flatMap(([, state]) =>
    [began.now, ended.now].map((now) => taken(attempt, state, { now, expiresAt: now })),
  );
  const explained = verdicts.some((verdict) =>
    "failure" in outcome ? isSameRefusal(verdict, outcome.failure) : isSameAnswer(verdict, outcome.answer),
  );
  expect(explained, "what was told, at some moment").to.equal(true);
}

function isSameRefusal(verdict: Verdict, told: unknown): boolean {
  if (!("refused" in verdict) || !(told instanceof Fault)) return false;
  return isDeepStrictEqual([verdict.refused.code, verdict.refused.details], [told.code, told.details]);
}

function isSameAnswer(verdict: Verdict, told: Answer): boolean {
  return "plan" in verdict && verdict.plan.events.length === 0 && isDeepStrictEqual(verdict.plan.answer, told);
}

function taken({ decide }: Attempt, { head, messages }: State, at: Pick<Context, "now" | "expiresAt">): Verdict {
  try {
    const plan = decide({ head, ...at, message: (id) => messages.get(id) ?? null, attachment: () => null });
    if ("needs" in plan) throw new Error("asks for what it was given");
    return { plan };
  } catch (failure) {
    if (failure instanceof Fault) return { refused: failure };
    throw failure;
  }
}
