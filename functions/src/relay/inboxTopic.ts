import { type QueryDocumentSnapshot, Timestamp } from "@google-cloud/firestore";
import type { Cursor, ResetReason } from "@hearth/contract";
import { error as logError } from "firebase-functions/logger";
import type { Backend } from "../backend.ts";
import { headSchema } from "../conversation/Head.ts";
import { conversationOf } from "../conversation/wire.ts";
import { readEach } from "../log/readEach.ts";
import type { Counters } from "./Counters.ts";
import type { Member } from "./changedPresence.ts";
import { chunk } from "./chunk.ts";
import type { Follower } from "./Follower.ts";
import { encodeFrame } from "./frame.ts";
import { InboxWindow, type Summary } from "./InboxWindow.ts";
import { keepListening } from "./keepListening.ts";
import type { LiveTopic } from "./LiveTopic.ts";
import { PresenceFeed } from "./PresenceFeed.ts";
import { maxBehind } from "./refillEvents.ts";
import { Silence } from "./Silence.ts";
import { Topic } from "./Topic.ts";
import { TypingFeed, typingAnywhere } from "./TypingFeed.ts";
import { typingFrame } from "./typingFrame.ts";
import type { Piece } from "./Window.ts";

/** Clocks of writers differ, and a commit becomes visible after the time it carries. In milliseconds. */
const overlap = 60_000;

/** The listener is anchored anew once it holds so many documents, if that drops at least half of its time. */
const reanchorAt = 256;

/** A position that no window reaches back to: its subscriber is refilled first. */
const beforeTheWindow = -1;

/** The first half of an inbox cursor, where a conversation's has its epoch; the second is a time. */
export const inboxEpoch = "inbox";

export type InboxTopic = LiveTopic & {
  /** Where a client stands that has seen everything up to `time`; one that has seen nothing stands at the end. */
  positionAt(time: number | undefined): number;
  /** Tells who joins of the team. */
  greet(subscriber: Pick<Follower, "write">): void;
  /** An operator who follows it has given a sign of life. */
  heard(operatorId: string): void;
};

/**
 * The newest state of every conversation that changes, who of the team is there, and who types. States in between may be left
 * out; a client ignores a seq it already has. Resuming overlaps, since a cursor is a time and clocks differ.
 */
export function inboxTopic({ db, clock }: Pick<Backend, "db" | "clock">, counters: Counters): InboxTopic {
  const now = clock().getTime();
  const window = new InboxWindow(now - overlap);
  const topic = new Topic(window, refill, counters);
  const silence = new Silence();
  let anchor = 0;

  const listening = keepListening({
    query: () => {
      silence.begins(clock().getTime());
      anchor = Math.max(now, window.newest) - overlap;
      return changedSince(anchor);
    },
    onSnapshot: (snapshot) => {
      silence.heard(clock().getTime());
      const changed = snapshot.docChanges().flatMap(({ type, doc }) => (type === "removed" ? [] : [doc]));
      for (const summary of summaries(changed)) window.publish(summary);
      topic.published();
      if (snapshot.size >= reanchorAt && window.newest - anchor >= 2 * overlap) listening.restart();
    },
    onFailure: onRestart,
  });

  const presence = new PresenceFeed(
    { db, clock },
    { onRestart, publish: (changed) => topic.sendEphemeral(presenceFrames(changed)) },
  );

  const typing = new TypingFeed(clock, typingAnywhere({ db, clock }), {
    onRestart,
    publish: (signal) => topic.sendEphemeral(typingFrame(signal), signal.id),
  });

  function onRestart(): void {
    counters.listenerRestarts += 1;
  }

  /** Asks Firestore, 1 read, about a feed that has been silent: where something changed meanwhile, its listener died. */
  async function ask(): Promise<void> {
    try {
      const missed = changedSince(window.newest).where("updatedAt", "<=", clock());
      const { empty } = await missed.limit(1).get();
      if (empty) return;
      listening.restart();
      onRestart();
    } catch (failure) {
      logError("silent feed could not be checked", { topic: "inbox", failure: String(failure) });
    }
  }

  /** What changed since the subscriber's time. The listener brings what changes while this is fetched. */
  async function refill(subscriber: Follower): Promise<Piece | ResetReason> {
    const { end: upTo, newest: time } = window;
    counters.refillQueries += 1;
    const { docs } = await changedSince(subscriber.time - overlap)
      .limit(maxBehind + 1)
      .get();
    if (docs.length > maxBehind) return "too_far_behind";
    return { bytes: Buffer.concat(summaries(docs).map(({ frame }) => frame)), events: docs.length, upTo, time };
  }

  function changedSince(milliseconds: number) {
    const since = Timestamp.fromMillis(milliseconds);
    return db.collection("conversations").where("updatedAt", ">", since).orderBy("updatedAt");
  }

  /** None is of the future: a single clock that runs ahead would take every cursor there, and hide the present. */
  function summaries(docs: readonly QueryDocumentSnapshot[]): Summary[] {
    const time = clock().getTime();
    return readEach(docs, (doc) => summaryOf(doc, time));
  }

  return {
    topic,
    positionAt: (time) => (time === undefined ? window.end : (window.positionAt(time - overlap) ?? beforeTheWindow)),
    greet: (subscriber) => subscriber.write(presenceFrames(presence.team)),
    heard: (operatorId) => presence.heard(operatorId),
    check: (now) => {
      if (silence.isOver(now)) void ask();
      presence.check(now);
    },
    stop: () => {
      listening.stop();
      presence.stop();
      typing.stop();
      topic.stop();
    },
  };
}

/** The time that a cursor names; undefined where it is none of the inbox's, or of the future. */
export function inboxTime(cursor: Cursor, now: number): number | undefined {
  return cursor.epoch === inboxEpoch && cursor.seq <= now + overlap ? cursor.seq : undefined;
}

function summaryOf(doc: QueryDocumentSnapshot, now: number): Summary {
  const head = headSchema.parse(doc.data());
  const at = Math.min(head.updatedAt.getTime(), now);
  const data = { seq: head.seq, conversation: conversationOf(head, "staff") };
  const frame = chunk(encodeFrame({ event: "conversation.changed", id: `${inboxEpoch}.${at}`, data }));
  return { conversationId: head.id, seq: head.seq, at, frame };
}

function presenceFrames(members: readonly Member[]): Buffer {
  return Buffer.concat(members.map((data) => chunk(encodeFrame({ event: "presence", data }))));
}
