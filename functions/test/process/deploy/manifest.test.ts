import { expect } from "chai";
import { type Build, committedValues, discover, discoverSecrets, resolve } from "./firebaseCli.ts";

describe("firebase deploy", () => {
  let build: Build;
  before("the CLI discovers the functions", async () => {
    build = await discover();
  });

  const presets = () => new Map(build.params.map(({ name, default: preset }) => [name, String(preset)]));

  it("gives each function its memory, CPU, concurrency, timeout and instances", async () => {
    const { functions } = await resolve(build, committedValues(), "ask");
    expect(functions).to.deep.equal({
      api: {
        region: "us-central1",
        availableMemoryMb: 1024,
        cpu: 1,
        concurrency: 80,
        timeoutSeconds: 60,
        minInstances: 0,
        maxInstances: 20,
        httpsTrigger: { invoker: ["public"] },
      },
      stream: {
        region: "us-central1",
        availableMemoryMb: 1024,
        cpu: 1,
        concurrency: 1000,
        timeoutSeconds: 540,
        minInstances: 0,
        maxInstances: 20,
        httpsTrigger: { invoker: ["public"] },
      },
      incoming: {
        region: "us-central1",
        availableMemoryMb: 512,
        cpu: 1,
        concurrency: 80,
        timeoutSeconds: 60,
        minInstances: null,
        maxInstances: 10,
        eventTrigger: { retry: true, eventType: "google.cloud.firestore.document.v1.created" },
      },
      sweep: {
        region: "us-central1",
        availableMemoryMb: 512,
        cpu: 1,
        concurrency: 1,
        timeoutSeconds: 120,
        minInstances: null,
        maxInstances: 2,
        scheduleTrigger: { schedule: "every 1 minutes", retryConfig: { retryCount: 0 } },
      },
    });
  });

  it("takes the instance limits from the deployer", async () => {
    const chosen = {
      HEARTH_API_MIN_INSTANCES: "1",
      HEARTH_API_MAX_INSTANCES: "7",
      HEARTH_STREAM_MIN_INSTANCES: "2",
      HEARTH_STREAM_MAX_INSTANCES: "8",
      HEARTH_INCOMING_MAX_INSTANCES: "3",
    };
    const { functions } = await resolve(build, { ...committedValues(), ...chosen }, "ask");
    expect(functions.api).to.include({ minInstances: 1, maxInstances: 7 });
    expect(functions.stream).to.include({ minInstances: 2, maxInstances: 8 });
    expect(functions.incoming).to.include({ minInstances: null, maxInstances: 3 });
  });

  it("says of every param what it is for, and has a default for it", () => {
    expect(build.params).to.have.length.above(10);
    for (const { name, description } of build.params) expect(description, name).to.have.length.above(20);
  });

  it("asks for a secret only where the site vouches for its users, and gives it to nobody but the API", async () => {
    expect(await discoverSecrets(committedValues())).to.deep.equal({});
    const signed = { ...committedValues(), HEARTH_IDENTITY: "signed" };
    expect(await discoverSecrets(signed)).to.deep.equal({ HEARTH_IDENTITY_KEYS: ["api"] });
  });

  it("asks for nothing but what depends on the project", async () => {
    const asked = build.params.map(({ name }) => name).filter((name) => !(name in committedValues()));
    expect(asked).to.deep.equal(["HEARTH_ALLOWED_ORIGINS", "HEARTH_STREAM_URL", "HEARTH_WEB_API_KEY"]);
  });

  it("offers the address that the stream will have", async () => {
    const { env } = await resolve(build, committedValues(), "ask");
    expect(env.HEARTH_STREAM_URL).to.equal("https://us-central1-hearth-example.cloudfunctions.net/stream");
  });

  it("without a terminal, names what it has no answer for, and needs no terminal once it has", async () => {
    const refusal = await resolve(build, committedValues(), "refuse").catch(String);
    expect(refusal).to.include("HEARTH_ALLOWED_ORIGINS, HEARTH_STREAM_URL, HEARTH_WEB_API_KEY");
    const answers = { HEARTH_ALLOWED_ORIGINS: "*", HEARTH_STREAM_URL: "", HEARTH_WEB_API_KEY: "" };
    const { env } = await resolve(build, { ...committedValues(), ...answers }, "refuse");
    expect(env).to.include({ HEARTH_ALLOWED_ORIGINS: "*", HEARTH_EVENT_TTL_DAYS: "30" });
  });

  it("stops at a value that cannot be, before anything is deployed", async () => {
    const stopped = await discover({ ...committedValues(), HEARTH_LEASE_SECONDS: "540" }).catch(String);
    expect(stopped).to.include("could not be analyzed");
  });

  it("finds the defaults in functions/.env, and nothing that no code reads", () => {
    for (const [name, value] of Object.entries(committedValues())) expect(value, name).to.equal(presets().get(name));
  });
});
