// A fresh process of `load`: loads what its argument names, answers one request with it, and prints what that took
// since the process began, in milliseconds.
import { createServer, get } from "node:http";

const handlers = {
  async api() {
    const { api } = await import("../functions/dist/index.js");
    return api;
  },
  async libraries() {
    const [{ https }] = [await import("firebase-functions"), await import("firebase-admin/firestore")];
    return https.onRequest((_request, response) => response.end());
  },
};

const handler = await handlers[process.argv[2]]();
const server = createServer(handler).listen(0, "127.0.0.1", () => {
  get({ host: "127.0.0.1", port: server.address().port, path: "/v1/health" }, ({ statusCode }) => {
    const wall = performance.now();
    const { user, system } = process.cpuUsage();
    console.log(JSON.stringify({ statusCode, wall, cpu: (user + system) / 1000 }));
    process.exit();
  });
});
