import { expect } from "chai";
import { parseConfig } from "../../src/config.ts";

describe("Configuration", () => {
  it("has a default for everything, so that a function starts with nothing set", () => {
    expect(parseConfig({})).to.deep.equal({
      HEARTH_ALLOWED_ORIGINS: "*",
      HEARTH_STREAM_URL: "",
      HEARTH_WEB_API_KEY: "",
      HEARTH_EVENT_TTL_DAYS: 30,
      HEARTH_INCOMING_MAX_AGE_MINUTES: 60,
      HEARTH_LEASE_SECONDS: 480,
      HEARTH_HEARTBEAT_SECONDS: 20,
      HEARTH_STREAM_MAX_BYTES: 7_000_000,
      HEARTH_STREAMS_PER_INSTANCE: 900,
      HEARTH_FRESH_SECONDS: 2,
      HEARTH_ASSIGNMENT: "manual",
      HEARTH_OPERATOR_CAPACITY: 5,
      HEARTH_CLOSE_AFTER_HOURS: 24,
      HEARTH_ATTACHMENT_LINKS: "signed",
      HEARTH_BUCKET: "",
      HEARTH_FFMPEG: "ffmpeg",
      HEARTH_IMAGE_MAX_MB: 10,
      HEARTH_AUDIO_MAX_MB: 25,
      HEARTH_VIDEO_MAX_MB: 25,
      HEARTH_PDF_MAX_MB: 25,
      HEARTH_TEXT_MAX_MB: 5,
      HEARTH_CONVERSATIONS_PER_HOUR: 20,
      HEARTH_MESSAGES_PER_MINUTE: 60,
      HEARTH_UNSENT_FILES: 50,
      HEARTH_TOKENS_PER_MINUTE: 60,
      HEARTH_CALLS_PER_MINUTE: 1_200,
      HEARTH_IDENTITY: "off",
      HEARTH_APP_CHECK: "off",
      HEARTH_STREAMS_PER_USER: 10,
    });
  });

  it("takes what is set, and nothing else of the environment", () => {
    const environment = { HEARTH_EVENT_TTL_DAYS: "7", HEARTH_ALLOWED_ORIGINS: "https://a.example", PATH: "/bin" };
    expect(parseConfig(environment)).to.deep.equal({
      ...parseConfig({}),
      HEARTH_EVENT_TTL_DAYS: 7,
      HEARTH_ALLOWED_ORIGINS: "https://a.example",
    });
  });

  it("takes an empty variable for one that is not set: that is how a dotenv file leaves it open", () => {
    expect(parseConfig({ HEARTH_EVENT_TTL_DAYS: "", HEARTH_ALLOWED_ORIGINS: "" })).to.deep.equal(parseConfig({}));
  });

  it("names every mistake in one message, or a deployer would deploy once for each", () => {
    const mistaken = { HEARTH_EVENT_TTL_DAYS: "soon", HEARTH_HEARTBEAT_SECONDS: "0", HEARTH_STREAMS_PER_USER: "1.5" };
    expect(() => parseConfig(mistaken))
      .to.throw(/^Hearth's configuration is not valid:\n/)
      .with.property("message")
      .that.matches(/^ {2}HEARTH_EVENT_TTL_DAYS: ./m)
      .and.matches(/^ {2}HEARTH_HEARTBEAT_SECONDS: ./m)
      .and.matches(/^ {2}HEARTH_STREAMS_PER_USER: ./m);
  });

  it("keeps a file below what the platform takes: else it is cut off with a page that no browser may read", () => {
    expect(() => parseConfig({ HEARTH_VIDEO_MAX_MB: "26" })).to.throw("HEARTH_VIDEO_MAX_MB");
    expect(parseConfig({ HEARTH_VIDEO_MAX_MB: "0" }).HEARTH_VIDEO_MAX_MB).to.equal(0);
  });

  it("keeps a lease within what its function allows: else the platform cuts it", () => {
    expect(() => parseConfig({ HEARTH_LEASE_SECONDS: "540" })).to.throw("HEARTH_LEASE_SECONDS");
  });
});
