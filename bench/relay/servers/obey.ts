import { now } from "../../now.ts";
import { type Listening, orderSchema, type Told } from "./Order.ts";

export type Publisher = Listening & {
  /** Sends so many events to everyone, all in one turn of the loop. */
  publish(count: number, bytes: number): void;
};

/** Lets the benchmark drive this server over the channel to its parent. */
export function obey({ port, pids, publish }: Publisher): void {
  process.on("message", (message) => {
    const order = orderSchema.parse(message);
    if (order.do === "publish") {
      const at = now();
      publish(order.count, order.bytes);
      tell({ told: "published", at });
    } else {
      globalThis.gc?.();
      tell({ told: "collected" });
    }
  });
  tell({ told: "listening", port, pids });
}

function tell(told: Told): void {
  process.send?.(told);
}
