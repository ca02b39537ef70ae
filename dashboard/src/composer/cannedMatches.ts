import type { CannedResponse } from "@hearth/contract";

/** More are not looked through: another letter finds it sooner. */
const shown = 20;

type Named = Pick<CannedResponse, "shortcut" | "text">;

/** Those that the query may mean: first whose shortcut begins with it, then contains it, then whose text does. */
export function cannedMatches<Response extends Named>(responses: readonly Response[], query: string): Response[] {
  const wanted = query.toLocaleLowerCase();
  const ranked = responses.map((response) => ({ response, rank: rankOf(response, wanted) }));
  return ranked
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || (a.response.shortcut < b.response.shortcut ? -1 : 1))
    .slice(0, shown)
    .map(({ response }) => response);
}

function rankOf({ shortcut, text }: Named, wanted: string): number {
  if (shortcut.startsWith(wanted)) return 0;
  if (shortcut.includes(wanted)) return 1;
  return text.toLocaleLowerCase().includes(wanted) ? 2 : 3;
}
