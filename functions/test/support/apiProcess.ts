import { Firestore } from "@google-cloud/firestore";
import { expect } from "chai";
import { after, before } from "mocha";
import { type RunningFunction, startFunction } from "../../../scripts/processes/startFunction.ts";
import { type Account, newAccount, newBot } from "./apiAccounts.ts";
import { apiCaller, type Caller } from "./apiCaller.ts";

export type Api = {
  url(): string;
  /** What the process printed, the last 256 kB. */
  output(): string;
  db: Firestore;
  /** This account, calling this process. */
  as(account: Account): Caller;
  customer(name?: string): Promise<Caller>;
  operator(name?: string): Promise<Caller>;
  admin(name?: string): Promise<Caller>;
  bot(name?: string): Promise<Caller>;
};

/**
 * The API under the functions framework, for the tests of this `describe`. They fail when the process met
 * anything unforeseen meanwhile.
 */
export function apiProcess(env: Record<string, string> = {}): Api {
  const db = new Firestore({ projectId: process.env.GCLOUD_PROJECT ?? "" });
  let running: RunningFunction | undefined;

  before("the api starts", async () => {
    running = await startFunction({ target: "api", env });
  });
  after("the api ends", async () => {
    const output = running?.output() ?? "";
    await Promise.all([running?.stop("SIGKILL"), db.terminate()]);
    expect(output).not.to.include("unforeseen failure");
  });

  const started = () => {
    if (running === undefined) throw new Error("The api is started before the first test, and not before.");
    return running;
  };
  const as = (account: Account) => apiCaller(started().url, account);
  return {
    url: () => started().url,
    output: () => started().output(),
    db,
    as,
    customer: async (name = "Ada") => as(await newAccount("customer", name)),
    operator: async (name = "Dana") => as(await newAccount("operator", name)),
    admin: async (name = "Alma") => as(await newAccount("admin", name)),
    bot: async (name) => as(await newBot(db, name)),
  };
}
