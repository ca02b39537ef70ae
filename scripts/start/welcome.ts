import type { Emulators } from "../emulators/startEmulators.ts";
import { bot, conversations, demoPassword, shopper, staff } from "../seed/demo.ts";
import type { Seeded } from "../seed/seeded.ts";
import { calls } from "./calls.ts";

export interface Running {
  emulators: Emulators;
  /** The stream's own address. */
  stream: string;
  seeded: Seeded;
  /** The folder of the logs. */
  logs: string;
}

/** What `npm start` prints once everything runs. */
export function welcome({ emulators, stream, seeded, logs }: Running): string {
  const { ports, projectId, urls } = emulators;
  const local = (port: number) => `http://127.0.0.1:${port}`;
  const accounts = [
    ...staff.map(({ email, role }) => [email, role]),
    ...conversations.map(({ customer, state }) => [customer.email, `customer, conversation ${state}`]),
  ];
  const api = `${urls.hosting}/v1`;
  const lines = calls({ api, stream, auth: `127.0.0.1:${ports.auth}` }, seeded);
  return `
Hearth runs, as project ${projectId}. Ctrl-C ends it.

  dashboard  ${urls.hosting}
  shop       ${urls.hosting}/shop/, with the chat that customers see; ${bot.name}, a bot, answers there,
             and ${shopper.name} can sign in, for a day
  API        ${api}
  functions  ${urls.api}
  stream     ${stream}
  auth       ${local(ports.auth)}
  firestore  ${local(ports.firestore)}
  storage    ${local(ports.storage)}
  tasks      ${local(ports.tasks)}
  logs       ${logs}

Accounts, each with the password ${demoPassword}:
${accounts.map(([email = "", what]) => `  ${email.padEnd(20)} ${what}`).join("\n")}
  API key of the bot   ${seeded.botKey}

For a shell, first:
${lines.first.join("\n")}

then, in this order, one for each main call:
${lines.calls.join("\n")}

and the streams, each until Ctrl-C:
${lines.streams.join("\n")}
`;
}
