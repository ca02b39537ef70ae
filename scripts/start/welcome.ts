import type { Emulators } from "../emulators/startEmulators.ts";

/** What `npm start` prints once everything runs. */
export function welcome({ ports, projectId, urls }: Emulators, stream: string, logs: string): string {
  const local = (port: number) => `http://127.0.0.1:${port}`;
  return `
Hearth runs, as project ${projectId}. Ctrl-C ends it.

  web        ${urls.hosting}
  API        ${urls.hosting}/v1 (the function itself: ${urls.api})
  stream     ${stream}
  auth       ${local(ports.auth)}
  firestore  ${local(ports.firestore)}
  storage    ${local(ports.storage)}
  tasks      ${local(ports.tasks)}
  logs       ${logs}

  curl -s ${urls.hosting}/v1/health
  curl -s ${urls.hosting}/v1/openapi.json
`;
}
