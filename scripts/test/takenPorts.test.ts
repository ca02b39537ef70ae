import { once } from "node:events";
import { createServer } from "node:net";
import { expect } from "chai";
import { freePorts, isFree } from "../ports/freePorts.ts";
import { listeningInodes, portOwner } from "../ports/portOwner.ts";
import { takenPortsMessage } from "../ports/takenPorts.ts";

describe("What is said of ports that are taken", () => {
  const stranger = {
    name: "firestore",
    port: 8080,
    owner: { pid: 77, command: "python3 -m http.server 8080" },
  } as const;

  it("names the port, what it is for, the process, its command, and the variable that moves it", () => {
    const message = takenPortsMessage([stranger]);
    expect(message).to.include("8080 (firestore) is taken by process 77: python3 -m http.server 8080");
    expect(message).to.include("HEARTH_PORT_FIRESTORE=9080 npm start");
    expect(message).not.to.include("already runs");
  });

  it("says so where it is Hearth itself", () => {
    const command = "node firebase.js emulators:start --config=/home/me/hearth/.firebase-emulators-1-2.json";
    expect(takenPortsMessage([stranger, { name: "auth", port: 9099, owner: { pid: 1, command } }])).to.include(
      "Hearth already runs there",
    );
  });

  it("admits that it does not know whose process it is", () => {
    expect(takenPortsMessage([{ name: "auth", port: 9099 }])).to.include(
      "9099 (auth) is taken by a process of another user",
    );
  });
});

describe("The owner of a port", () => {
  it("is found, here this very process", async () => {
    const [port = 0] = await freePorts(1);
    const server = createServer().listen(port, "127.0.0.1");
    await once(server, "listening");
    try {
      expect(await isFree(port)).to.equal(false);
      expect(await portOwner(port)).to.include({ pid: process.pid });
    } finally {
      server.close();
      await once(server, "close");
    }
    expect(await isFree(port)).to.equal(true);
  });

  it("is looked for among those that listen, not those that are connected to the same port", () => {
    const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1 0
   1: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 222 1 0
   2: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1 0`;
    expect(listeningInodes(table, 8080)).to.deep.equal(["111"]);
  });
});
