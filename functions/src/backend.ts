import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Firestore, type Timestamp } from "@google-cloud/firestore";
import type { Bucket } from "./attachments/Bucket.ts";
import { bucketName } from "./attachments/bucketName.ts";
import { findProgram } from "./attachments/findProgram.ts";
import { AppCheck } from "./auth/AppCheck.ts";
import { Authenticator } from "./auth/Authenticator.ts";
import { Doorkeeper } from "./auth/Doorkeeper.ts";
import { type IdentityKeys, parseIdentityKeys } from "./auth/identityKeys.ts";
import { type Config, parseConfig } from "./config.ts";
import { perMinute } from "./conversation/pace.ts";
import type { FreshOptions } from "./inbox/FreshList.ts";
import { ConversationLog } from "./log/ConversationLog.ts";
import { ConversationReader } from "./log/ConversationReader.ts";
import { FirestoreLogStore } from "./log/FirestoreLogStore.ts";
import { region } from "./region.ts";
import { Holdings } from "./routing/Holdings.ts";
import { Routing } from "./routing/Routing.ts";

/** What the edges (HTTP, triggers, streams) work with: one per process. */
export type Backend = {
  config: Config;
  db: Firestore;
  projectId: string;
  /** The address of the Auth emulator, where there is one. */
  authEmulatorUrl: string | null;
  /** What the functions emulator has before `/v1` in the API's address, and does not tell; "" elsewhere. */
  mountedAt: string;
  /** Where attachments are kept. Cloud Storage's client is loaded with the first. */
  bucket: () => Promise<Bucket>;
  /** The path of the program that copies audio; null where there is none. */
  ffmpeg: string | null;
  log: ConversationLog<Timestamp>;
  reader: ConversationReader;
  authenticator: Authenticator;
  appCheck: AppCheck;
  doorkeeper: Doorkeeper;
  /** What the site's server signs with; none where nobody can be vouched for. */
  identityKeys: IdentityKeys;
  clock: () => Date;
  newId: () => string;
  /** For how long lists are answered from one read. */
  freshness: FreshOptions;
  /** Who has how many conversations, and who is given the next. */
  holdings: Holdings;
  routing: Routing;
};

export function createBackend(environment: NodeJS.ProcessEnv): Backend {
  const config = parseConfig(environment);
  const db = new Firestore({ projectId: environment.GCLOUD_PROJECT, ignoreUndefinedProperties: true });
  const clock = () => new Date();
  const uptime = () => performance.now();
  const eventTtl = config.HEARTH_EVENT_TTL_DAYS * 24 * 60 * 60 * 1000;
  const log = new ConversationLog(new FirestoreLogStore(db), {
    clock,
    uptime,
    newId,
    random: Math.random,
    sleep,
    eventTtl,
    customerRate: perMinute(config.HEARTH_MESSAGES_PER_MINUTE),
  });
  const reader = new ConversationReader(db);
  log.onCommit((_, after) => reader.remember(after));
  const capacity = config.HEARTH_OPERATOR_CAPACITY;
  const holdings = new Holdings(db, capacity);
  const automatic = config.HEARTH_ASSIGNMENT === "automatic";
  let bucket: Promise<Bucket> | undefined;
  return {
    config,
    db,
    projectId: environment.GCLOUD_PROJECT ?? "",
    authEmulatorUrl: environment.FIREBASE_AUTH_EMULATOR_HOST
      ? `http://${environment.FIREBASE_AUTH_EMULATOR_HOST}`
      : null,
    mountedAt: environment.FUNCTIONS_EMULATOR === "true" ? `/${environment.GCLOUD_PROJECT}/${region}/api` : "",
    bucket: () => {
      bucket ??= openBucket(config.HEARTH_BUCKET, environment);
      return bucket;
    },
    ffmpeg: config.HEARTH_FFMPEG === "off" ? null : findProgram(config.HEARTH_FFMPEG, environment.PATH ?? ""),
    log,
    reader,
    authenticator: new Authenticator(db),
    appCheck: new AppCheck({ enforced: config.HEARTH_APP_CHECK === "enforced", verify: verifyAppCheck, clock }),
    doorkeeper: new Doorkeeper(config, clock),
    identityKeys: parseIdentityKeys(environment.HEARTH_IDENTITY_KEYS ?? ""),
    clock,
    newId,
    freshness: { uptime, maxAge: config.HEARTH_FRESH_SECONDS * 1000 },
    holdings,
    routing: new Routing({ db, log, holdings, clock, capacity, automatic }),
  };
}

/** firebase-admin/app-check is loaded with the first token. */
async function verifyAppCheck(token: string): Promise<Date> {
  const { verifyAppCheck: verify } = await import("./auth/firebaseAppCheck.ts");
  return verify(token);
}

async function openBucket(chosen: string, environment: NodeJS.ProcessEnv): Promise<Bucket> {
  const { Bucket } = await import("./attachments/Bucket.ts");
  return new Bucket(environment.GCLOUD_PROJECT ?? "", bucketName(chosen, environment));
}

/** 132 random bits in letters that fit a document id. */
function newId(): string {
  return randomBytes(17).toString("base64url").slice(0, 22);
}
