import type { Quantiles, Summary } from "./summarize.ts";

/** How many problems are printed. */
const printed = 20;

/** A summary as a person reads it. */
export function report(summary: Summary): string {
  const { dialogues, seconds, sent, repeated, received, delivery, problems } = summary;
  const messages = sent.customer + sent.bot;
  const sends = messages + repeated.api + repeated.incoming;
  return `
Replayed ${count(dialogues)} dialogues in ${seconds.toFixed(1)} s, ${(sends / seconds).toFixed(0)} messages a second.

  sent       ${count(messages)} messages: ${count(sent.customer)} by customers, ${count(sent.bot)} by the bot
  again      ${count(repeated.api + repeated.incoming)}: ${count(repeated.api)} by the API, ${count(repeated.incoming)} by incoming
  received   ${count(received.events)} events, ${count(received.messages)} of the messages among them, over ${count(received.connections)} connections; ${count(received.resets)} resets
  gap-free   ${count(summary.gapFree)} of ${count(dialogues)} logs
  as said    ${count(summary.equal)} of ${count(dialogues)} conversations; fingerprint ${summary.fingerprint}

  delivery, ms             p50      p95      p99
  call → event seen   ${row(delivery.afterCall)}
  answer → event seen ${row(delivery.afterAnswer)}   (0: seen before the answer)

${verdict(problems)}`;
}

function verdict(problems: readonly string[]): string {
  if (problems.length === 0) return "All of it held.";
  const more = problems.length > printed ? [`  and ${count(problems.length - printed)} more`] : [];
  const lines = problems.slice(0, printed).map((problem) => `  ${problem}`);
  return [`Problems (${count(problems.length)}):`, ...lines, ...more].join("\n");
}

function row({ p50, p95, p99 }: Quantiles): string {
  return [p50, p95, p99].map((value) => (Number.isNaN(value) ? "–" : value.toFixed(1)).padStart(8)).join(" ");
}

function count(value: number): string {
  return value.toLocaleString("en");
}
