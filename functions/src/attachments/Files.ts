import type { HonoRequest } from "hono";
import type { Backend } from "../backend.ts";
import { Bucket } from "./Bucket.ts";
import { limitsOf } from "./mediaTypes.ts";
import { objectsOf } from "./objects.ts";
import { type Served, serve, shownOf } from "./serve.ts";
import { Uploads } from "./Uploads.ts";

/** What is done with files, for those instances that meet one. */
export type Files = {
  uploads: Uploads;
  response(served: Served, request: HonoRequest): Promise<Response>;
  signedUrl(served: Served, expiresAt: Date): Promise<string>;
};

const known = new WeakMap<Backend, Files>();

/** One for each backend: what is under way is counted in it. */
export function filesOf(backend: Backend): Files {
  const files = known.get(backend) ?? open(backend);
  known.set(backend, files);
  return files;
}

function open({ db, projectId, bucket: name, config, clock, newId }: Backend): Files {
  const bucket = new Bucket(projectId, name);
  return {
    uploads: new Uploads({ db, bucket, limits: limitsOf(config), clock, newId }),
    response: (served, request) => serve(bucket, served, request),
    signedUrl: (served, expiresAt) =>
      bucket.signedUrl(objectsOf(served.stored)[served.wanted], expiresAt, shownOf(served)),
  };
}
