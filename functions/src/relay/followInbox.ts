import { Fault } from "@hearth/contract";
import { beginStream, type Opening } from "./beginStream.ts";
import { inboxEpoch, inboxTime, inboxTopic } from "./inboxTopic.ts";
import { topicName } from "./topicName.ts";

/** The inbox's stream, for staff. */
export function followInbox(opening: Opening): void {
  const { backend, relay, session, cursor, response } = opening;
  if (session.principal.role === "customer") throw new Fault("forbidden");
  const now = backend.clock().getTime();
  const topic = topicName({});
  const live = relay.inboxes.getOrStart(topic, () => inboxTopic(backend, relay.counters));
  const time = cursor ? inboxTime(cursor, now) : undefined;
  const isKnown = cursor === undefined || time !== undefined;
  const head = time ?? now;
  const position = live.positionAt(time);
  const beginning = { topic, epoch: inboxEpoch, head, id: `${inboxEpoch}.${head}`, position, time: head };
  const subscriber = beginStream(opening, beginning);
  if (!isKnown) subscriber.reset("unknown_epoch");
  // Who left while it was let in would never leave again.
  if (!subscriber.isOpen) return;
  const { principal } = session;
  response.once("close", () => {
    live.topic.leave(subscriber);
    relay.heartbeats.closed(principal);
  });
  live.greet(subscriber);
  live.topic.join(subscriber);
  relay.heartbeats.opened(principal, now);
}
