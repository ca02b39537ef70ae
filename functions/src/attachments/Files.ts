import type { HonoRequest } from "hono";
import type { Backend } from "../backend.ts";
import { Copies } from "./Copies.ts";
import { limitsOf } from "./mediaTypes.ts";
import { objectsOf } from "./objects.ts";
import { type Served, serve, shownOf } from "./serve.ts";
import { Uploads } from "./Uploads.ts";

/** What is done with files, for those instances that meet one. */
export type Files = {
  uploads: Uploads;
  copies: Copies;
  response(served: Served, request: HonoRequest): Promise<Response>;
  signedUrl(served: Served, expiresAt: Date): Promise<string>;
};

/** One for each process: what is under way is counted in it. */
export async function openFiles({ db, bucket: open, ffmpeg, config, clock, newId }: Backend): Promise<Files> {
  const bucket = await open();
  return {
    uploads: new Uploads({ db, bucket, limits: limitsOf(config), maxUnsent: config.HEARTH_UNSENT_FILES, clock, newId }),
    copies: new Copies({ db, bucket, ffmpeg, clock }),
    response: (served, request) => serve(bucket, served, request),
    signedUrl: (served, expiresAt) =>
      bucket.signedUrl(objectsOf(served.stored)[served.wanted], expiresAt, shownOf(served)),
  };
}
