// A fresh process of `load`: loads what its argument names, answers one request with it, and prints what that took
// since the process began, in milliseconds.
import { createServer, get } from "node:http";

const cases = {
  libraries: { load: libraries, request: { path: "/" }, status: 200 },
  api: { load: api, request: { path: "/v1/health" }, status: 200 },
  // Refused, but only by what checks tokens, which loads with the first of them.
  token: {
    load: api,
    request: { path: "/v1/conversations/mine", headers: { Authorization: "Bearer a.b.c" } },
    status: 401,
  },
};

async function libraries() {
  const { https } = await import("firebase-functions");
  await import("firebase-admin/firestore");
  return https.onRequest((_request, response) => response.end());
}

async function api() {
  return (await import("../functions/dist/index.js")).api;
}

const { load, request, status } = cases[process.argv[2]];
const server = createServer(await load()).listen(0, "127.0.0.1", () => {
  get({ host: "127.0.0.1", port: server.address().port, ...request }, ({ statusCode }) => {
    const wall = performance.now();
    const { user, system } = process.cpuUsage();
    if (statusCode !== status) throw new Error(`It answered ${statusCode}.`);
    console.log(JSON.stringify({ wall, cpu: (user + system) / 1000 }));
    process.exit();
  });
});
