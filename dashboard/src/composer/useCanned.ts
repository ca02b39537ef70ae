import { fillPlaceholders } from "@hearth/contract";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { usePart } from "../actions/usePart.ts";
import { useHearth } from "../hearth/HearthContext.ts";
import { useSession } from "../session/SessionContext.ts";
import { cannedMatches } from "./cannedMatches.ts";
import { type SlashWord, slashWordAt } from "./slashWord.ts";

/** One that can be chosen, as it would be sent. */
export type Choice = { shortcut: string; text: string };

export type Canned = {
  /** Empty while nothing is looked for, or nothing found. */
  choices: readonly Choice[];
  /** The place of the one that Enter takes. */
  active: number;
  /** What a choice takes the place of. */
  word: SlashWord | null;
  move: (by: number) => void;
  /** Until another word is begun. */
  dismiss: () => void;
};

const none: readonly Choice[] = [];

/** The canned responses for the word at the caret, where that begins with a slash. Fetched when the first one does. */
export function useCanned(text: string, caret: number): Canned {
  const { api } = useHearth();
  const { name } = useSession();
  const customer = usePart(({ conversation }) => conversation?.customer);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [moved, setMoved] = useState({ query: "", active: 0 });
  const word = slashWordAt(text, caret);
  if (word?.from !== dismissed && dismissed !== null) setDismissed(null);
  const query = word === null || word.from === dismissed ? null : word.query;
  const { data } = useQuery({
    queryKey: ["cannedResponses"],
    queryFn: () => api.cannedResponses(),
    enabled: query !== null,
  });
  const choices = useMemo(() => {
    if (query === null || !data || !customer) return none;
    const people = { customer, operator: { name } };
    return cannedMatches(data.cannedResponses, query).map(({ shortcut, text }) => ({
      shortcut,
      text: fillPlaceholders(text, people),
    }));
  }, [query, data, customer, name]);
  const active = moved.query === query ? Math.min(moved.active, choices.length - 1) : 0;

  return {
    choices,
    active,
    word,
    move: (by) => setMoved({ query: query ?? "", active: (active + by + choices.length) % choices.length }),
    dismiss: () => setDismissed(word?.from ?? null),
  };
}
