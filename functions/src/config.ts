import { z } from "zod";

const count = z.coerce.number().int().positive();
/** The platform takes 32 MB a request. */
const megabytes = z.coerce.number().min(0).max(25);

/** Of a customer's conversations, so many are looked at before it begins the next. */
export const maxConversationsPerHour = 20;

/**
 * What a deployer may set for running code, each with its default and what it is for; `instances.ts` has what
 * only the platform needs to know. `params.ts` declares these very names to the firebase CLI, and the
 * environment is read through this schema once, all mistakes in one message.
 */
export const configSchema = z.object({
  HEARTH_ALLOWED_ORIGINS: z.string().default("*").meta({
    description:
      "Origins whose pages may call the API, separated by commas; * for every one (calls carry tokens, not cookies)",
  }),
  HEARTH_STREAM_URL: z.string().default("").meta({
    description: "Address of the stream function as browsers reach it; told to them by GET /v1/config",
  }),
  HEARTH_WEB_API_KEY: z.string().default("").meta({
    description: "The Firebase project's web API key (public); told to browsers by GET /v1/config",
  }),
  HEARTH_EVENT_TTL_DAYS: count.default(30).meta({ description: "Days for which a stream can be resumed" }),
  HEARTH_INCOMING_MAX_AGE_MINUTES: count.default(60).meta({
    description: "A message written to `incoming` that could not be handled for this long is rejected",
  }),
  HEARTH_LEASE_SECONDS: count.max(530).default(480).meta({
    description: "How long one stream lasts before it says reconnect; below the function's timeout of 540",
  }),
  HEARTH_HEARTBEAT_SECONDS: count.default(20).meta({ description: "Seconds between a stream's comments" }),
  HEARTH_STREAM_MAX_BYTES: count.default(7_000_000).meta({ description: "Bytes after which a stream says reconnect" }),
  HEARTH_STREAMS_PER_INSTANCE: count.default(900).meta({
    description: "Streams one instance takes; below the function's concurrency of 1000",
  }),
  HEARTH_FRESH_SECONDS: z.coerce.number().min(0).max(60).default(2).meta({
    description: "How long one instance answers lists from what it read last, unless it wrote meanwhile; 0 for never",
  }),
  HEARTH_ASSIGNMENT: z.enum(["manual", "automatic"]).default("manual").meta({
    description: "Whether operators take conversations (manual), or are given them (automatic)",
  }),
  HEARTH_OPERATOR_CAPACITY: count.default(5).meta({
    description: "Conversations that are given to one operator at a time, where the admin has said nothing else",
  }),
  HEARTH_CLOSE_AFTER_HOURS: count.default(24).meta({
    description: "A conversation silent for so long is closed",
  }),
  HEARTH_ATTACHMENT_LINKS: z.enum(["signed", "own"]).default("signed").meta({
    description:
      "Where files are fetched: at Cloud Storage, by addresses signed for a minute (signed), or from the API (own)",
  }),
  HEARTH_BUCKET: z.string().default("").meta({
    description: "The Cloud Storage bucket that attachments are kept in; empty for the project's default one",
  }),
  HEARTH_FFMPEG: z.string().default("ffmpeg").meta({
    description:
      "The ffmpeg that makes copies of audio which a browser cannot play: a name to look for on PATH, or a path; off for none",
  }),
  HEARTH_IMAGE_MAX_MB: megabytes.default(10).meta({ description: "The largest image that is taken; 0 for none" }),
  HEARTH_AUDIO_MAX_MB: megabytes.default(25).meta({ description: "The largest audio file that is taken; 0 for none" }),
  HEARTH_VIDEO_MAX_MB: megabytes.default(25).meta({ description: "The largest video that is taken; 0 for none" }),
  HEARTH_PDF_MAX_MB: megabytes.default(25).meta({ description: "The largest PDF that is taken; 0 for none" }),
  HEARTH_TEXT_MAX_MB: megabytes.default(5).meta({
    description: "The largest text that is taken, such as CSV, SVG and HTML; 0 for none",
  }),
  HEARTH_CONVERSATIONS_PER_HOUR: count.max(maxConversationsPerHour).default(20).meta({
    description: "Conversations a customer may begin in an hour, each after the one before was closed; at most 20",
  }),
  HEARTH_MESSAGES_PER_MINUTE: count.default(60).meta({
    description: "Messages a customer may write in a minute, so many at once and then evenly; more are told to wait",
  }),
  HEARTH_UNSENT_FILES: count.default(50).meta({
    description: "Files one person may upload in ten minutes without sending them",
  }),
  HEARTH_TOKENS_PER_MINUTE: count.default(60).meta({
    description:
      "Stream tickets and identities one person is given in a minute, and refused tokens one address may bring; on one instance",
  }),
  HEARTH_CALLS_PER_MINUTE: count.default(1_200).meta({
    description: "Calls from one address in a minute, on one instance",
  }),
  HEARTH_IDENTITY: z.enum(["off", "signed"]).default("off").meta({
    description:
      "Whether the site's server signs who its users are (signed), with the secret HEARTH_IDENTITY_KEYS, or not (off)",
  }),
  HEARTH_APP_CHECK: z.enum(["off", "enforced"]).default("off").meta({
    description: "Whether customers must come from an app that Firebase App Check knows (enforced), or need not (off)",
  }),
  HEARTH_STREAMS_PER_USER: count
    .default(10)
    .meta({ description: "One person's streams on one instance; the oldest gives way" }),
});

export type Config = z.infer<typeof configSchema>;

/** Throws one message that names every variable that is wrong. An empty variable counts as not set. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const result = configSchema.safeParse(set);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  throw new Error(`Hearth's configuration is not valid:\n${mistakes.join("\n")}`);
}
