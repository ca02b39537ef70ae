import type { Destination } from "./destination.ts";

const noCredentials = /Could not load the default credentials|Unable to detect a Project Id|invalid_grant|invalid_rapt/;
const noPermission = /PERMISSION_DENIED|insufficient permission|INSUFFICIENT_PERMISSION|does not have .*permission/i;
const noAnswer = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UNAVAILABLE/;

/** What a failure of the Firebase SDKs means to whoever ran the command, and what to do about it. */
export function explain(failure: unknown, email: string, { name, projectId }: Destination): string {
  const message = failure instanceof Error ? failure.message : String(failure);
  const code = failure instanceof Error && "code" in failure ? failure.code : undefined;
  if (code === "auth/user-not-found") {
    return (
      `No account in ${name} has the e-mail ${email}. Sign up with it, or add it in the Firebase console under ` +
      "Authentication, then run this again."
    );
  }
  if (noCredentials.test(message)) {
    return (
      `There are no credentials for ${name}. Run: gcloud auth application-default login\n` +
      "Or download a service account's key in the Firebase console (Project settings, Service accounts) and point " +
      `GOOGLE_APPLICATION_CREDENTIALS at it.\n(${message})`
    );
  }
  if (noPermission.test(message)) {
    return `These credentials may not change accounts or Firestore in ${name}: be an Owner, an Editor or a Firebase Admin of ${projectId}.\n(${message})`;
  }
  if (noAnswer.test(message)) return `Nothing answers for ${name}. Does it run, and is there a network?\n(${message})`;
  return message;
}
