/** The password of every account that `npm start` makes. They exist in the emulator alone. */
export const demoPassword = "hearth-demo";

export type DemoAccount = { email: string; name: string; role: "operator" | "admin" | "customer" };

type Listed = { userInfo?: { email?: string; displayName?: string; customAttributes?: string }[] };

/** Whoever the Auth emulator has with an e-mail address; it tells everyone, since it guards nothing. */
export async function demoAccounts(authEmulatorUrl: string, projectId: string): Promise<DemoAccount[]> {
  const url = `${authEmulatorUrl}/identitytoolkit.googleapis.com/v1/projects/${projectId}/accounts:query`;
  const response = await fetch(url, {
    method: "POST",
    headers: { Authorization: "Bearer owner", "Content-Type": "application/json" },
    body: "{}",
  });
  const { userInfo = [] }: Listed = await response.json();
  return userInfo.flatMap(({ email, displayName, customAttributes }) => {
    const { role }: { role?: string } = JSON.parse(customAttributes || "{}");
    const isTeam = role === "operator" || role === "admin";
    return email === undefined ? [] : [{ email, name: displayName ?? email, role: isTeam ? role : "customer" }];
  });
}
