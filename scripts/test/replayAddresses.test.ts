import { expect } from "chai";
import { freePorts } from "../ports/freePorts.ts";
import { addressesFrom, mustAnswer } from "../replay/addresses.ts";

describe("The addresses of a replay", () => {
  it("are those of npm start where nothing else is said", () => {
    expect(addressesFrom({ HEARTH_STREAM_URL: "" })).to.deep.equal({
      api: "http://127.0.0.1:5010",
      stream: "http://127.0.0.1:5002",
      auth: "127.0.0.1:9099",
      firestore: "127.0.0.1:8080",
      projectId: "demo-hearth",
    });
  });

  it("follow the ports that npm start was given, and what is named by itself goes first", () => {
    const env = { HEARTH_PORT_STREAM: "6002", HEARTH_PORT_HOSTING: "6010", HEARTH_API_URL: "http://127.0.0.1:7000/" };
    expect(addressesFrom(env)).to.include({ api: "http://127.0.0.1:7000", stream: "http://127.0.0.1:6002" });
  });

  it("are refused all at once, by the names of their variables", () => {
    const env = { HEARTH_API_URL: "none", FIRESTORE_EMULATOR_HOST: "http://127.0.0.1:8080" };
    expect(() => addressesFrom(env)).to.throw(/HEARTH_API_URL: [\s\S]*FIRESTORE_EMULATOR_HOST: must be host:port/);
  });

  it("that nobody answers at are named in one message, with what to do", async () => {
    const [api, stream, auth, firestore] = await freePorts(4);
    const addresses = {
      api: `http://127.0.0.1:${api}`,
      stream: `http://127.0.0.1:${stream}`,
      auth: `127.0.0.1:${auth}`,
      firestore: `127.0.0.1:${firestore}`,
      projectId: "demo-none",
    };
    const failure: unknown = await mustAnswer(addresses, new AbortController().signal).catch((error: unknown) => error);
    expect(failure).to.be.an("error");
    const { message } = failure instanceof Error ? failure : new Error();
    for (const port of [api, stream, auth, firestore]) expect(message).to.include(`:${port}/`);
    expect(message).to.include("npm start");
  });
});
