import { expect } from "chai";
import { destination } from "../command/destination.ts";
import { parseOptions } from "../grant/parseOptions.ts";

const asked = (...args: string[]) => parseOptions(["dana@example.com", "admin", ...args]);
const demo = { projects: { default: "demo-hearth" } };
const real = { projects: { default: "chat-staging", live: "chat-1234" } };

describe("Where a role is granted", () => {
  it("is the default project of .firebaserc, or the one that is named, by its alias too", () => {
    expect(destination(asked(), {}, real)).to.deep.include({
      projectId: "chat-staging",
      env: { GCLOUD_PROJECT: "chat-staging" },
    });
    expect(destination(asked("--project", "live"), {}, real).projectId).to.equal("chat-1234");
    expect(destination(asked("--project", "chat-9"), {}, real).projectId).to.equal("chat-9");
  });

  it("is never a demo project that does not exist: whoever deployed would believe it done", () => {
    for (const firebaserc of [demo, {}]) {
      expect(() => destination(asked(), {}, firebaserc)).to.throw("Say in which project");
    }
    expect(() => destination(asked("--project", "demo-hearth"), {}, real)).to.throw("Say in which project");
  });

  it("is on the emulators of npm start when asked for, on the ports it was given", () => {
    expect(destination(asked("--emulator"), { HEARTH_PORT_AUTH: "9100" }, demo).env).to.include({
      GCLOUD_PROJECT: "demo-hearth",
      FIREBASE_AUTH_EMULATOR_HOST: "127.0.0.1:9100",
      FIRESTORE_EMULATOR_HOST: "127.0.0.1:8080",
    });
  });

  it("is on both emulators when the environment names one: half of it must not go to a real project", () => {
    const { env, projectId } = destination(asked(), { FIREBASE_AUTH_EMULATOR_HOST: "127.0.0.1:7001" }, real);
    expect(env).to.include({
      FIREBASE_AUTH_EMULATOR_HOST: "127.0.0.1:7001",
      FIRESTORE_EMULATOR_HOST: "127.0.0.1:8080",
    });
    expect(projectId).to.equal("chat-staging");
  });
});

describe("What is granted", () => {
  it("needs an e-mail and a role, and says every mistake at once", () => {
    expect(() => parseOptions(["dana@example.com"])).to.throw("Name an e-mail and a role.");
    expect(() => parseOptions(["dana", "owner", "--name", " "]))
      .to.throw(/^email: is no e-mail address$/m)
      .with.property("message")
      .that.matches(/^role: is operator or admin$/m)
      .and.matches(/^name: is empty$/m);
    expect(() => parseOptions(["dana@example.com", "admin", "--force"])).to.throw("--force");
  });
});
