import type { Dialogue } from "./dialogues.ts";

/** A turn that is sent once more, and by which way. */
export type Repeat = { turn: number; way: "api" | "incoming" };

/**
 * What is sent, and when. `late[k]` goes out together with turn k, in no order among themselves; the last,
 * one past the turns, when all have been said.
 */
export type DialoguePlan = { dialogue: Dialogue; late: readonly (readonly Repeat[])[] };

/**
 * Every turn once and in order, and this share of all turns (0 to 1) once more: each at a later moment of its
 * dialogue that is drawn for itself, so that the repeats overtake each other. A customer's go by the API or by
 * `incoming`, at even chance; a bot cannot write to `incoming`.
 */
export function planReplay(dialogues: readonly Dialogue[], share: number, random: () => number): DialoguePlan[] {
  const all = dialogues.flatMap(({ turns }, dialogue) => turns.map((_, turn) => ({ dialogue, turn })));
  const drawn = shuffle(all, random).slice(0, Math.round(all.length * share));
  const plans = dialogues.map((dialogue) => ({
    dialogue,
    late: Array.from({ length: dialogue.turns.length + 1 }, (): Repeat[] => []),
  }));
  for (const { dialogue, turn } of drawn) {
    const plan = plans[dialogue];
    const said = plan?.dialogue.turns[turn];
    if (plan === undefined || said === undefined) continue;
    const moment = turn + 1 + Math.floor(random() * (plan.dialogue.turns.length - turn));
    plan.late[moment]?.push({ turn, way: said.speaker === "customer" && random() < 0.5 ? "incoming" : "api" });
  }
  return plans;
}

/** How many messages these plans send, repeats included. */
export function countSends(plans: readonly DialoguePlan[]): number {
  return plans.reduce((sum, { dialogue, late }) => sum + dialogue.turns.length + late.flat().length, 0);
}

/** Every order equally likely (Fisher and Yates). */
function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(Math.floor(random() * rest.length), 1));
}
