// The other process of `delivery`: sees every message in both ways, and tells when.
import { Firestore } from "@google-cloud/firestore";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { z } from "zod";
import { now } from "./now.ts";
import { type Sighting, watchedSchema, watching } from "./Sighting.ts";

const { streamUrl, conversationId, key, collection } = watchedSchema.parse(JSON.parse(process.argv[2] ?? ""));
const createdSchema = z.object({ message: z.object({ clientId: z.string() }) });

const listening = Promise.withResolvers<void>();
const newest = new Firestore().collection(collection).orderBy("seq", "desc").limit(1);
newest.onSnapshot(({ docs }) => {
  const at = now();
  listening.resolve();
  for (const doc of docs) tell({ key: doc.id, at });
}, listening.reject);
await listening.promise;

const headers = { Authorization: `Bearer ${key}` };
const response = await fetch(`${streamUrl}/stream?conversation=${conversationId}`, { headers });
if (!response.ok || response.body === null) throw new Error(`The stream answered ${response.status}.`);
for await (const { event, data } of response.body
  .pipeThrough(new TextDecoderStream())
  .pipeThrough(new EventSourceParserStream())) {
  if (event === "ready") tell({ key: watching, at: now() });
  if (event !== "message.created") continue;
  const { clientId } = createdSchema.parse(JSON.parse(data)).message;
  tell({ key: clientId, at: now() });
}

function tell(sighting: Sighting): void {
  process.send?.(sighting);
}
