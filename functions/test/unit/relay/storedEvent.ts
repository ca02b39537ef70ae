import { type StoredEvent, snapshotOf } from "../../../src/conversation/StoredEvent.ts";
import { headWith, noon } from "../../support/headWith.ts";

/** An event that says as little as one may. */
export function storedEvent(seq: number, expiresAt: Date): StoredEvent {
  return {
    seq,
    type: "read.changed",
    at: noon,
    actor: { id: "dana", role: "operator", name: "Dana" },
    commitId: `commit-${seq}`,
    expiresAt,
    conversation: snapshotOf(headWith({ id: "conversation", epoch: "epoch", seq })),
  };
}
