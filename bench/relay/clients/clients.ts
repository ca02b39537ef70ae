// The clients of one server, all in this process.

import { type Answer, type ClientOrder, clientOrderSchema } from "./ClientOrder.ts";
import { Crowd } from "./Crowd.ts";

const crowd = new Crowd();

// A child of ours does not stay for its channel alone; this one has nothing else until it is told what to do.
process.channel?.ref();

process.on("message", async (message) => {
  process.send?.(await carryOut(clientOrderSchema.parse(message)));
});

async function carryOut(order: ClientOrder): Promise<Answer> {
  switch (order.do) {
    case "open":
      await crowd.open(order);
      return { done: order.do };
    case "await":
      await crowd.arrived(order.events);
      return { done: order.do, most: crowd.most, bytes: crowd.bytes };
    case "note":
      crowd.note(order.events);
      return { done: order.do };
    case "compare": {
      const sorted = crowd.latencies(order.published);
      const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
      return { done: order.do, p50: at(0.5), p99: at(0.99) };
    }
    case "stall":
      crowd.stall(order.count);
      return { done: order.do };
  }
}
