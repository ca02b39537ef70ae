import { Fault, type Queue, type QueuePlace, queuePlaceSchema, queueSchema } from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import type { Backend } from "../backend.ts";
import { conversationOf } from "../conversation/wire.ts";
import { estimateSeconds } from "../queue/estimateSeconds.ts";
import { inPlace } from "../queue/inPlace.ts";
import { QueueLists } from "../queue/QueueLists.ts";
import { only } from "./guards.ts";
import { json, problems } from "./responses.ts";
import { createRouter } from "./router.ts";

export function queue(backend: Backend) {
  const lists = new QueueLists(backend);

  const get = createRoute({
    method: "get",
    path: "/queue",
    operationId: "getQueue",
    summary: "Who waits for a person, the longest first; a customer is told its own place",
    ...only(backend, "customer", "operator", "admin"),
    responses: {
      200: json(z.union([queueSchema, queuePlaceSchema]), "The queue; or, to a customer, its place in it"),
      ...problems("forbidden", "not_found"),
    },
  });

  return createRouter().openapi(get, async (context) => {
    const { id, role } = context.get("session").principal;
    return context.json(role === "customer" ? await placeOf(id) : await whole(), 200);
  });

  async function whole(): Promise<Queue> {
    const [heads, waiting, taken] = await Promise.all([lists.longest(), lists.waiting(), lists.takenLastHour()]);
    return {
      queue: inPlace(heads).map(({ waiting: head, position }) => ({
        conversation: conversationOf(head, "staff"),
        position,
        waitingSeconds: secondsSince(head.waitingSince),
      })),
      waiting,
      estimateSeconds: estimateSeconds(waiting + 1, taken),
    };
  }

  async function placeOf(customerId: string): Promise<QueuePlace> {
    const own = await lists.waitingOf(customerId);
    if (own === undefined) throw new Fault("not_found");
    const [position, waiting, taken] = await Promise.all([
      lists.positionSince(own.waitingSince),
      lists.waiting(),
      lists.takenLastHour(),
    ]);
    return {
      position,
      // Counted a moment apart, there may be fewer than stand before it.
      waiting: Math.max(waiting, position),
      waitingSeconds: secondsSince(own.waitingSince),
      estimateSeconds: estimateSeconds(position, taken),
    };
  }

  function secondsSince(time: Date): number {
    return Math.max(0, Math.floor((backend.clock().getTime() - time.getTime()) / 1000));
  }
}
