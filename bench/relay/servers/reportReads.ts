// Loaded into the deployed function's process before it: counts what it reads from Firestore, when it is told to. What
// the SDK hands on is counted, not what comes over the wire: of a listener's documents the emulator sends all with each
// change, where production sends, and bills, the changed ones.
import { readsDuring } from "../../../functions/test/support/firestoreReads.ts";
import { type DeployedTold, deployedOrderSchema } from "./DeployedOrder.ts";

let finish = () => {};

process.on("message", (message) => {
  if (deployedOrderSchema.parse(message).do === "report") finish();
  else void count();
});

async function count(): Promise<void> {
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const { listened, queried, single } = await readsDuring(() => {
    tell({ told: "counting" });
    return finished;
  });
  tell({ told: "counted", listened, queried, single });
}

function tell(told: DeployedTold): void {
  process.send?.(told);
}
