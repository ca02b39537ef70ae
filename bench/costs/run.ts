// `npm run costs`: counts what things take of Firestore, on an emulator of its own, and writes docs/costs.md from it.
import { writeFile } from "node:fs/promises";
import { startEmulators } from "../../scripts/emulators/startEmulators.ts";
import { Interrupted, untilInterrupted } from "../../scripts/processes/untilInterrupted.ts";
import { count } from "./count.ts";
import { countedFile, filledPage, page } from "./filledPage.ts";

const signal = untilInterrupted();
let stop: (() => Promise<unknown>) | undefined;
try {
  const emulators = await startEmulators({ only: ["auth", "firestore"], signal });
  stop = emulators.stop;
  Object.assign(process.env, emulators.env);
  const counted = await count(new Date().toISOString().slice(0, 10));
  await writeFile(countedFile, `${JSON.stringify(counted, null, 2)}\n`);
  const { after } = await filledPage();
  await writeFile(page, after);
  console.log("docs/costs.md written.");
} catch (error) {
  if (!(error instanceof Interrupted)) console.error(error);
  process.exitCode = error instanceof Interrupted ? 130 : 1;
} finally {
  await stop?.();
}
process.exit();
