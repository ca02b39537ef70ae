import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePorts } from "../../../../scripts/ports/freePorts.ts";
import { type Child, startChild } from "../../../../scripts/processes/startChild.ts";
import type { InstalledUpload } from "./installedUpload.ts";

export type Uploaded = { url: string; child: Child };

/** A project of its own: in that of the suite the functions emulator answers too. */
export const projectId = "demo-hearth-upload";

/** What `startChild` itself loads into the process. */
const preloaded = fileURLToPath(new URL("../../../../scripts/processes", import.meta.url));

/**
 * Runs a function by the functions framework of the upload itself, in a process that may read nothing but the
 * upload. Fails when it does not come to listen.
 */
export async function startUploaded(
  upload: InstalledUpload,
  target: string,
  type: "http" | "cloudevent",
): Promise<Uploaded> {
  const [port] = await freePorts(1);
  const framework = join(upload.folder, "node_modules", ".bin", "functions-framework");
  const readable = [upload.folder, preloaded].map((path) => `--allow-fs-read=${path}`);
  const { FIRESTORE_EMULATOR_HOST } = process.env;
  const child = startChild(["--permission", ...readable, framework], {
    cwd: upload.folder,
    env: {
      HOME: upload.home,
      FIRESTORE_EMULATOR_HOST,
      GCLOUD_PROJECT: projectId,
      FUNCTION_TARGET: target,
      FUNCTION_SIGNATURE_TYPE: type,
      PORT: String(port),
    },
  });
  await child.printed(/^URL: /m).catch((error: unknown) => {
    throw new Error(`The uploaded ${target} did not start: ${error}\n${child.output()}`);
  });
  return { url: `http://127.0.0.1:${port}`, child };
}
