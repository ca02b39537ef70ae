import type { Assumptions } from "./assumptions.ts";
import type { Counted } from "./Counted.ts";
import { type Operations, plus, times } from "./Operations.ts";
import type { Prices } from "./Prices.ts";

const gib = 2 ** 30;
const daySeconds = 86_400;
const hours = 24;

/** What a day comes to, in operations, seconds, bytes, and in the prices' currency. */
export type Day = {
  operations: Operations;
  requests: number;
  vCpuSeconds: number;
  egressGiB: number;
  /** After the first 30 days, of which events are kept. Grows by a day's messages and heads each day. */
  storedGiB: number;
  money: { firestore: number; storage: number; compute: number; egress: number; total: number };
};

/** A day of so many messages, spread evenly over it. Free quotas are left out. */
export function day(messages: number, counted: Counted, a: Assumptions, prices: Prices): Day {
  const conversations = messages / a.messagesPerConversation;
  const taken = conversations * a.takenOver;
  const inboxHours = taken / a.conversationsPerOperatorHour;
  const openInboxes = inboxHours / hours;
  const streamHours = (conversations * a.streamMinutes) / 60;
  const openStreams = streamHours / hours + openInboxes;
  const instances = Math.max(1, Math.ceil(openStreams / a.streamsPerInstance));
  const beats = inboxHours * a.heartbeatsPerHour;
  const receipts = conversations * a.receiptsPerConversation;
  const typing = messages * a.typingPerMessage;
  const events = messages + conversations + taken + receipts;

  const operations = plus(
    times(counted.start, conversations),
    times(counted.send, messages),
    times(counted.takeover, taken),
    times(counted.receipt, receipts),
    times(counted.typing, typing),
    times(counted.streamOpening, conversations),
    times(counted.streamResume, streamHours * a.leasesPerHour),
    times(counted.streamEvent, messages),
    { reads: streamHours * a.questionsPerHour, writes: 0, deletes: 0 },
    times(counted.inboxPage, inboxHours),
    // Every instance with an open inbox hears of every change, once for all its inboxes.
    times(counted.inboxOpening, instances),
    times(counted.inboxChange, events * instances),
    { reads: beats * instances, writes: beats, deletes: 0 },
    // Events expire, each by a delete.
    { reads: 0, writes: 0, deletes: events },
  );

  const deliveries = events * (1 + a.takenOver) + events * openInboxes;
  const requests =
    conversations + messages + taken + receipts + typing + inboxHours + openStreams * hours * a.leasesPerHour;
  // While any stream is open its instance is paid for: so all day.
  const vCpuSeconds = requests * a.apiSeconds + instances * daySeconds + deliveries * a.deliverySeconds;
  const egressGiB = (deliveries * a.eventBytes + requests * a.answerBytes) / gib;
  const keptForGood = messages * a.storedMessage + conversations * a.storedHead;
  const storedGiB = (a.eventDays * (keptForGood + events * a.storedEvent)) / gib;

  const { readsPer100k, writesPer100k, deletesPer100k, storagePerGiBMonth } = prices.firestore;
  const { requestsPerMillion, vCpuSecond, gibSecond } = prices.cloudRun;
  const { reads, writes, deletes } = operations;
  const firestore = (reads * readsPer100k + writes * writesPer100k + deletes * deletesPer100k) / 100_000;
  const storage = (storedGiB * storagePerGiBMonth) / 30;
  const compute = (requests * requestsPerMillion) / 1e6 + vCpuSeconds * (vCpuSecond + a.instanceGiB * gibSecond);
  const egress = egressGiB * prices.egressPerGiB;
  const money = { firestore, storage, compute, egress, total: firestore + storage + compute + egress };
  return { operations, requests, vCpuSeconds, egressGiB, storedGiB, money };
}
