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
  if ("says" in step) {
    // Message ids are made from these, so they are the same in every demo.
    const message = { clientId: `demo-${index}`, text: step.says, visibility: step.visibility ?? "public" };
    await api.call("POST", `${path}/messages`, message);
  } else if ("does" in step) {
    await api.call("POST", `${path}/${step.does}`, {});
  } else if ("rates" in step) {
    await api.call("POST", `${path}/rating`, { score: step.rates, comment: step.comment });
  } else {
    await api.call("PUT", `${path}/labels`, { labels: step.labels });
  }
}
