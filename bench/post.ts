import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { sentence } from "./chat.ts";

const sentSchema = z.object({ message: z.object({ seq: z.int() }) });

/**
 * Sends a message as a client does: what is answered 503 is sent again when that says. Returns its seq. The sender is a
 * bot: its key is known to the API after one read, where the Auth emulator would be asked for every ID token.
 */
export async function post(message: { url: string; key: string; id: string; clientId: string }): Promise<number> {
  const { url, key, id, clientId } = message;
  for (;;) {
    const response = await fetch(`${url}/v1/conversations/${id}/messages`, {
      method: "POST",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: JSON.stringify({ clientId, text: sentence }),
    });
    if (response.ok) return sentSchema.parse(await response.json()).message.seq;
    const problem = await response.text();
    if (response.status !== 503) throw new Error(`The API answered ${response.status} ${problem}`);
    await sleep(Number(response.headers.get("Retry-After")) * 1000);
  }
}
