import type { Firestore } from "@google-cloud/firestore";

const hour = 3_600_000;

/** How many were taken out of the queue in the hour before `now`. One that was taken twice counts once. 1 read. */
export async function takenLastHour(db: Firestore, now: Date): Promise<number> {
  const since = new Date(now.getTime() - hour);
  const taken = db.collection("conversations").where("episode.takenAt", ">", since);
  return (await taken.count().get()).data().count;
}
