// nginx with nchan, published to by POST over one connection, as its publishers do. This process only drives it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePorts, isFree } from "../../../scripts/ports/freePorts.ts";
import { descendants } from "../../../scripts/processes/processTree.ts";
import { eventOf } from "../event.ts";
import { nchanModule, nginx } from "./nchanFiles.ts";
import { obey } from "./obey.ts";

const [port = 0] = await freePorts(1);
const folder = await mkdtemp(join(tmpdir(), "hearth-nchan-"));
const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((of) => `${of}_temp_path ${folder}/${of};`);
const config = `
load_module ${nchanModule};
daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
pid ${folder}/pid;
error_log stderr error;
events { worker_connections 16000; }
http {
  ${temporary.join("\n  ")}
  access_log off;
  keepalive_requests 100000000;
  keepalive_timeout 3600s;
  client_max_body_size 1m;
  client_body_buffer_size 64k;
  nchan_max_reserved_memory 512m;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location = /publish { nchan_publisher http; nchan_channel_id bench; nchan_message_buffer_length 512; }
    location = /stream { nchan_subscriber eventsource; nchan_channel_id bench; nchan_subscriber_first_message newest; }
  }
}`;
await writeFile(join(folder, "nginx.conf"), config);
const server = spawn(nginx, ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit" });
const died = once(server, "exit").then(() => Promise.reject(new Error("nginx ended.")));
while (await isFree(port)) await Promise.race([sleep(20), died]);
// It has read its configuration, and keeps nothing else there.
await rm(folder, { recursive: true });

const publisher = connect({ host: "127.0.0.1", port });
// What it answers is read, or it would stop taking more.
publisher.resume();
await once(publisher, "connect");
let seq = 0;

obey({
  port,
  pids: [server.pid ?? 0, ...descendants(server.pid ?? 0).map(({ pid }) => pid)],
  publish(count, bytes) {
    const posts = Array.from({ length: count }, () => {
      seq += 1;
      const { data, event } = eventOf(seq, bytes);
      const body = JSON.stringify(data);
      return `POST /publish HTTP/1.1\r\nHost: bench\r\nX-EventSource-Event: ${event}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    });
    publisher.write(posts.join(""));
  },
});
