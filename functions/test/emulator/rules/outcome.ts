/** How Firestore and Storage name a "no" of the rules. */
const denials = new Set<unknown>(["permission-denied", "storage/unauthorized"]);

export type Outcome = "allowed" | "denied";

/** What the rules said. Any other failure is thrown: a request that is merely broken must not pass for a denied one. */
export async function outcomeOf(request: Promise<unknown>): Promise<Outcome> {
  try {
    await request;
    return "allowed";
  } catch (error) {
    if (error instanceof Error && "code" in error && denials.has(error.code)) return "denied";
    throw error;
  }
}

/** The same of several requests at once, under their names. */
export async function outcomesOf(
  requests: Readonly<Record<string, Promise<unknown>>>,
): Promise<Record<string, Outcome>> {
  const outcomes = Object.entries(requests).map(async ([name, request]) => [name, await outcomeOf(request)] as const);
  return Object.fromEntries(await Promise.all(outcomes));
}
