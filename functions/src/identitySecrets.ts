import { defineSecret } from "firebase-functions/params";

/**
 * What the site's server signs its users with. Declared, and so asked for by the CLI and demanded of Secret Manager,
 * only where signatures are used: who has none to check shall not have to make up a secret.
 */
export const identitySecrets = process.env.HEARTH_IDENTITY === "signed" ? [defineSecret("HEARTH_IDENTITY_KEYS")] : [];
