// Stands in for the storage emulator's rules runtime, a Java program that firebase-tools downloads: the same lines of
// JSON, and "no" to every question. Faithful only to rules that deny everything; `emulatorPrograms.ts` sees to that.
import { createInterface } from "node:readline";

const answer = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const nothingWrong = { status: "ok", errors: [], warnings: [] };

const results = {
  load_ruleset: { rulesVersion: 2 },
  verify: { permit: false },
};

// The emulator waits for this one before it asks anything.
answer({ id: -1, ...nothingWrong });

const requests = createInterface({ input: process.stdin });
requests.on("line", (line) => {
  const { id, action } = JSON.parse(line);
  answer({ id, ...nothingWrong, result: results[action] ?? {} });
});
// Its input ends when the emulator does, however that came.
requests.on("close", () => process.exit());
