import type { Operator } from "@hearth/contract";

/** One of the team, as the inbox's stream tells of it. */
export type Member = Pick<Operator, "id" | "name" | "status">;

/** By id. */
export type Team = ReadonlyMap<string, Member>;

/** What there is to tell of the team since `before`; who is no more of it is offline. */
export function changedPresence(before: Team, after: Team): Member[] {
  const gone = before.values().filter(({ id, status }) => !after.has(id) && status !== "offline");
  const changed = after.values().filter(({ id, name, status }) => {
    const known = before.get(id);
    return known?.status !== status || known.name !== name;
  });
  return [...gone.map((member): Member => ({ ...member, status: "offline" })), ...changed];
}
