import { z } from "zod";

export const roles = ["customer", "bot", "operator", "system"] as const;

/** On whose behalf a message speaks. */
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

const legacyNames: Readonly<Record<string, Role>> = {
  user: "customer",
  assistant: "bot",
  ai: "bot",
  agent: "operator",
  admin: "operator",
};

/** `" User "` → `"customer"`; undefined where the name is nobody's. */
export function normalizeRole(name: string): Role | undefined {
  const plain = name.trim().toLowerCase();
  return roleSchema.safeParse(Object.hasOwn(legacyNames, plain) ? legacyNames[plain] : plain).data;
}
