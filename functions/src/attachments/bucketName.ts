import { z } from "zod";

const firebaseConfigSchema = z.object({ storageBucket: z.string().min(1).optional() });

/**
 * The one that is set, else the app's own, which the platform and the emulators name in FIREBASE_CONFIG. A command has
 * no such thing, and goes by the name that new projects' buckets have.
 */
export function bucketName(chosen: string, environment: NodeJS.ProcessEnv): string {
  if (chosen !== "") return chosen;
  const { storageBucket } = firebaseConfigSchema.parse(JSON.parse(environment.FIREBASE_CONFIG ?? "{}"));
  return storageBucket ?? `${environment.GCLOUD_PROJECT}.firebasestorage.app`;
}
