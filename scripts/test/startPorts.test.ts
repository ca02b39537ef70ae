import { expect } from "chai";
import { startPorts } from "../ports/startPorts.ts";

describe("The ports of npm start", () => {
  it("have defaults", () => {
    expect(startPorts({})).to.deep.equal({
      hosting: 5010,
      functions: 5001,
      stream: 5002,
      firestore: 8080,
      auth: 9099,
      storage: 9199,
      tasks: 9499,
    });
  });

  it("are moved by a variable each", () => {
    expect(startPorts({ HEARTH_PORT_HOSTING: "6010", HEARTH_PORT_STREAM: "" })).to.include({
      hosting: 6010,
      stream: 5002,
    });
  });

  it("are refused all at once, each by the name of its variable", () => {
    const wrong = { HEARTH_PORT_AUTH: "none", HEARTH_PORT_TASKS: "70000", HEARTH_PORT_STORAGE: "80.5" };
    expect(() => startPorts(wrong)).to.throw(
      /HEARTH_PORT_AUTH=none[\s\S]*HEARTH_PORT_STORAGE=80.5[\s\S]*HEARTH_PORT_TASKS=70000/,
    );
  });

  it("are refused when two are one", () => {
    expect(() => startPorts({ HEARTH_PORT_AUTH: "8080" })).to.throw(
      "HEARTH_PORT_AUTH: 8080 is the port of firestore already",
    );
  });
});
