import type { Backend } from "../backend.ts";
import type { Head } from "../conversation/Head.ts";
import { BackfillPages } from "./BackfillPages.ts";
import { ConversationFeed } from "./ConversationFeed.ts";
import type { Counters } from "./Counters.ts";
import { EventWindow } from "./EventWindow.ts";
import { eventFrames } from "./eventFrames.ts";
import type { LiveTopic } from "./LiveTopic.ts";
import type { QueueNews } from "./QueueNews.ts";
import { refillEvents } from "./refillEvents.ts";
import { Topic } from "./Topic.ts";
import { TypingFeed, typingIn } from "./TypingFeed.ts";
import { typingFrame } from "./typingFrame.ts";

export type ConversationTopic = LiveTopic & {
  epoch: string;
  /** Whose it is, as of the last event published here. */
  readonly customerId: string;
  /** The seq of the last event published here. */
  readonly end: number;
  /** Whether it waits for a person, as of that event. */
  readonly isWaiting: boolean;
};

/** The gap-free log of one conversation, from `head` on, and who types in it. */
export function conversationTopic(
  backend: Backend,
  head: Head,
  { counters, queue }: { counters: Counters; queue: QueueNews },
): ConversationTopic {
  const { db, reader, clock } = backend;
  const conversationId = head.id;
  const window = new EventWindow(head.seq);
  let customerId = head.customer.id;
  let isWaiting = head.state === "waiting";
  const pages = new BackfillPages(
    (page) => reader.events(conversationId, page),
    () => {
      counters.refillQueries += 1;
    },
  );
  const topic = new Topic(window, (subscriber) => refillEvents({ window, pages, clock }, subscriber), counters);
  const onRestart = () => {
    counters.listenerRestarts += 1;
  };

  /** The conversation was deleted, and perhaps begun anew: nobody here has anything that its events could follow. */
  const disown = () => topic.reset("unknown_epoch");

  const feed = new ConversationFeed(
    { db, reader, conversationId, epoch: head.epoch, after: head.seq },
    {
      onRestart,
      onGone: disown,
      publish: (events) => {
        for (const event of events) {
          if (event.conversation.epoch !== head.epoch) return disown();
          window.append(eventFrames(event));
          customerId = event.conversation.customer.id;
          isWaiting = event.conversation.state === "waiting";
          if (event.message === undefined || event.type === "message.created") continue;
          window.forgetMessage(event.message.id);
          pages.forget();
        }
        // Before anything is written: what is said of the new customer is not for the one before.
        topic.dismiss(({ audience, principal }) => audience === "customer" && principal.id !== customerId);
        topic.published();
        queue.moved(conversationId, isWaiting);
      },
    },
  );
  const typing = new TypingFeed(backend.clock, typingIn(db, conversationId), {
    onRestart,
    publish: (signal) => topic.sendEphemeral(typingFrame(signal), signal.id),
  });

  return {
    topic,
    epoch: head.epoch,
    get customerId() {
      return customerId;
    },
    get end() {
      return window.end;
    },
    get isWaiting() {
      return isWaiting;
    },
    check: (now) => feed.check(now),
    stop: () => {
      feed.stop();
      typing.stop();
      topic.stop();
    },
  };
}
