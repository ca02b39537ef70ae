import type { Assumptions } from "./assumptions.ts";
import type { Counted } from "./Counted.ts";
import { type Operations, plus, times } from "./Operations.ts";

/** One customer's stream for an hour. */
export function streamHour({ streamOpening, streamResume, streamEvent }: Counted, a: Assumptions): Operations {
  const resumed = times(streamResume, a.leasesPerHour - 1);
  const asked = { reads: a.questionsPerHour, writes: 0, deletes: 0 };
  return plus(streamOpening, resumed, times(streamEvent, a.messagesPerStreamHour), asked);
}

/** One operator's inbox for an hour, alone on its instance: others there would share all but the page and the heartbeats. */
export function inboxHour({ inboxPage, inboxOpening, inboxChange }: Counted, a: Assumptions): Operations {
  const beats = { reads: a.heartbeatsPerHour, writes: a.heartbeatsPerHour, deletes: 0 };
  const asked = { reads: a.questionsPerHour, writes: 0, deletes: 0 };
  return plus(inboxPage, inboxOpening, times(inboxChange, a.messagesPerInboxHour), beats, asked);
}
