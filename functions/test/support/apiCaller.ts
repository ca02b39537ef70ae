import type { FaultCode, Problem } from "@hearth/contract";
import { expect } from "chai";
import type { Account } from "./apiAccounts.ts";
import { type Answer, exchange } from "./apiExchange.ts";
import { problemIn } from "./apiProblem.ts";
import type { Route } from "./apiRoutes.ts";

/** What goes into a call beside who makes it. */
export type Input = {
  id?: string;
  mid?: string;
  uid?: string;
  customerId?: string;
  aid?: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
};

export type Caller = Account & {
  /** The process that is called. */
  url: string;
  /** The answer's body. Throws when the call is refused, or answers with anything but what the contract says. */
  does<Body>(route: Route<Body>, input?: Input): Promise<Body>;
  /** The same with its status, for calls with more than one good answer. */
  answer<Body>(route: Route<Body>, input?: Input): Promise<{ status: number; body: Body }>;
  /** The problem. Throws when the call is not refused with this code. */
  refused(route: Route<unknown>, code: FaultCode, input?: Input): Promise<Problem>;
};

export function apiCaller(url: string, account: Account): Caller {
  const send = (route: Route<unknown>, input: Input) =>
    exchange(url, { ...sentFor(route, input), token: account.token });
  const answer = async <Body>(route: Route<Body>, input: Input = {}) =>
    bodyIn(route, await send(route, input), account.role);
  return {
    ...account,
    url,
    answer,
    does: async (route, input) => (await answer(route, input)).body,
    refused: async (route, code, input = {}) => problemIn(await send(route, input), code, callOf(route)),
  };
}

/** The address and body of a call. */
export function sentFor({ method, path }: Route<unknown>, { query = {}, body, ...params }: Input) {
  const names = new Map(Object.entries(params));
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names.get(name) ?? ""));
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
  return {
    method,
    path: search.size > 0 ? `${address}?${search}` : address,
    ...(body !== undefined && { type: "application/json", body: JSON.stringify(body) }),
  };
}

function bodyIn<Body>(route: Route<Body>, { status, headers, text }: Answer, role: Account["role"]) {
  const seen = `${callOf(route)} ${status} ${text.slice(0, 500)}`;
  expect(route.statuses, seen).to.include(status);
  expect(headers.get("Access-Control-Allow-Origin"), seen).to.equal("*");
  expect(headers.get("X-Request-Id"), seen).to.match(/./);
  expect(headers.get("Content-Type"), seen).to.equal(status === 204 ? null : "application/json");
  const found: unknown = text === "" ? undefined : JSON.parse(text);
  const body = route.body.parse(found);
  // The schemas leave out what they do not know: nothing more than the contract says may come.
  expect(found, seen).to.deep.equal(body);
  if (role === "customer") expect(text, seen).not.to.match(/"(labels|sentiment|blocked|internal)"/);
  return { status, body };
}

function callOf({ method, path }: Route<unknown>): string {
  return `${method} ${path}`;
}
