import type { Repair } from "../../functions/src/import/Repair.ts";
import type { Problem, Summary } from "./Summary.ts";

const repairNames: Record<Repair, string> = {
  times: "times in another form",
  guessedTimes: "times that were none (the one before stands in)",
  roles: "roles",
  kinds: "kinds",
  texts: "texts",
  ids: "ids of conversations",
  customers: "details of customers",
  labels: "sets of labels",
  states: "states",
};

/** A summary as a person reads it. */
export function report(summary: Summary, { dryRun }: { dryRun: boolean }): string {
  const { conversations, messages, rejected } = summary;
  const repaired = [...summary.repaired].filter(([, times]) => times > 0);
  return [
    dryRun ? "\nNothing was written. An import would have done this:\n" : "\nImported.\n",
    `  written    ${count(conversations.created)} conversations, ${count(messages.written)} messages`,
    `  present    ${count(conversations.present)} conversations, ${count(messages.present)} messages, as they were`,
    `  merged     ${count(messages.merged)} messages that repeat another`,
    `  repaired   ${repaired.map(([repair, times]) => `${count(times)} ${repairNames[repair]}`).join(", ") || "nothing"}`,
    `  rejected   ${count(conversations.rejected)} conversations, ${count(messages.rejected)} messages`,
    ...summary.problems.map((problem) => `    ${describe(problem)}`),
    ...(rejected > summary.problems.length ? [`    and ${count(rejected - summary.problems.length)} more`] : []),
  ].join("\n");
}

function describe({ line, conversation, message, reason }: Problem): string {
  const where = [
    `line ${line}`,
    ...(conversation === undefined ? [] : [`conversation ${conversation}`]),
    ...(message === undefined ? [] : [`messages[${message}]`]),
  ];
  return `${where.join(", ")}: ${reason}`;
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
