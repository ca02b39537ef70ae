import { Fault } from "@hearth/contract";
import { OpenAPIHono } from "@hono/zod-openapi";
import type { Session } from "../auth/Session.ts";
import { inputErrors } from "./inputErrors.ts";

export type Env = { Variables: { requestId: string; session: Session } };

/** A router whose every schema answers `invalid_request` with all that is wrong. What cannot be an id is the id of nothing. */
export function createRouter(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (result.success) return;
      if (result.target === "param") throw new Fault("not_found");
      throw new Fault("invalid_request", { errors: inputErrors(result.error) });
    },
  });
}
