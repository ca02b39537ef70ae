import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DemoApi } from "./DemoApi.ts";
import type { DemoConversation, DemoStep } from "./demo.ts";

/** The API as whoever takes a step. */
export type ApiOf = (by: DemoStep["by"]) => Promise<DemoApi>;

/** Leads a demo conversation to its state through the API; leaves a customer alone that has one. Returns its id. */
export async function seedConversation(demo: DemoConversation, apiOf: ApiOf): Promise<string> {
  const { name, email } = demo.customer;
  const api = await apiOf("customer");
  const [present] = await api.myConversations();
  if (present) return present.id;
  const { id } = await api.startConversation({ name, email, locale: demo.locale });
  for (const [index, step] of demo.steps.entries()) await take(await apiOf(step.by), id, step, index);
  return id;
}

async function take(api: DemoApi, id: string, step: DemoStep, index: number): Promise<void> {
  const path = `/conversations/${id}`;
  // Message ids are made from these, so they are the same in every demo.
  const clientId = `demo-${index}`;
  if ("shows" in step) {
    const attachmentId = await api.upload(id, step.shows, await readFile(join(import.meta.dirname, step.shows)));
    await api.call("POST", `${path}/messages`, { clientId, attachmentId, text: step.says });
  } else if ("says" in step) {
    await api.call("POST", `${path}/messages`, { clientId, text: step.says, visibility: step.visibility ?? "public" });
  } else if ("does" in step) {
    await api.call("POST", `${path}/${step.does}`, {});
  } else if ("rates" in step) {
    await api.call("POST", `${path}/rating`, { score: step.rates, comment: step.comment });
  } else {
    await api.call("PUT", `${path}/labels`, { labels: step.labels });
  }
}
