import { expect } from "chai";
import { emulatorConfig, emulatorEnv, type Ports, portNames } from "../emulators/emulatorConfig.ts";

const ports: Ports = {
  auth: 1001,
  firestore: 1002,
  functions: 1003,
  storage: 1004,
  tasks: 1005,
  hosting: 1006,
  stream: 1007,
  hub: 1008,
  eventarc: 1009,
  logging: 1010,
  websocket: 1011,
};

const project = {
  functions: [{ codebase: "hearth", source: "functions", runtime: "nodejs24" }],
  firestore: { rules: "firestore.rules" },
  hosting: { public: "hosting" },
  emulators: { auth: { port: 9099 }, ui: { enabled: true } },
};

describe("The configuration for the emulators", () => {
  it("keeps what firebase.json says of the services", () => {
    const config = emulatorConfig(project, ports, "../params");
    expect(config).to.deep.include({ firestore: project.firestore, hosting: project.hosting });
  });

  it("names every port but the stream's, so that firebase-tools never picks one that somebody else expects free", () => {
    const { emulators } = emulatorConfig(project, ports, "../params");
    const named = JSON.stringify(emulators).match(/\b10\d\d\b/g);
    expect(named?.map(Number).sort()).to.deep.equal(
      portNames
        .filter((name) => name !== "stream")
        .map((name) => ports[name])
        .sort(),
    );
  });

  it("listens on one address, never on a name that may be two", () => {
    const { emulators } = emulatorConfig(project, ports, "../params");
    expect(JSON.stringify(emulators)).not.to.include("localhost");
    expect(emulators).to.have.nested.property("auth.host", "127.0.0.1");
  });

  it("reads parameters from elsewhere than the source, where firebase-tools would write them", () => {
    const { functions } = emulatorConfig(project, ports, "../params");
    expect(functions).to.deep.equal([{ ...project.functions[0], configDir: "../params" }]);
  });

  it("does not start the emulator UI, another download", () => {
    expect(emulatorConfig(project, ports, "../params")).to.have.nested.property("emulators.ui.enabled", false);
  });
});

describe("The environment for the Firebase SDKs", () => {
  it("names the emulators that run and no other", () => {
    const env = emulatorEnv(["auth", "firestore"], ports, "demo-x");
    expect(env).to.include({
      GCLOUD_PROJECT: "demo-x",
      FIREBASE_AUTH_EMULATOR_HOST: "127.0.0.1:1001",
      FIRESTORE_EMULATOR_HOST: "127.0.0.1:1002",
    });
    expect(env).not.to.have.any.keys("FIREBASE_STORAGE_EMULATOR_HOST", "CLOUD_TASKS_EMULATOR_HOST");
  });

  it("tells the functions where the stream is", () => {
    expect(emulatorEnv([], ports, "demo-x")).to.include({ HEARTH_STREAM_URL: "http://127.0.0.1:1007" });
  });
});
