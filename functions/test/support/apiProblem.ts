import { type FaultCode, faults, type Problem, problemSchema } from "@hearth/contract";
import { expect } from "chai";
import type { Answer } from "./apiExchange.ts";

/** The problem that an answer is, after checking everything that every problem must be. */
export function problemIn(answer: Answer, code: FaultCode, call = ""): Problem {
  const { headers, text, status } = answer;
  const seen = `${call} ${status} ${text.slice(0, 500)}`;
  expect(headers.get("Content-Type"), seen).to.equal("application/problem+json");
  const body: unknown = JSON.parse(text);
  const problem = problemSchema.parse(body);
  expect(body, seen).to.deep.equal(problem);
  expect(text, seen).not.to.match(/node_modules|\.[jt]s:\d|<html/i);
  expect(problem.code, seen).to.equal(code);
  expect(status, seen).to.equal(faults[code].status);
  expect(problem.status, seen).to.equal(status);
  expect(problem.title, seen).to.equal(faults[code].title);
  expect(problem.requestId, seen).to.equal(headers.get("X-Request-Id")).and.not.equal("");
  expect(headers.get("Access-Control-Allow-Origin"), seen).to.equal("*");
  expect(headers.get("Access-Control-Expose-Headers"), seen).to.include("X-Request-Id");
  expect(headers.has("Retry-After"), seen).to.equal(faults[code].retry);
  expect(headers.has("WWW-Authenticate"), seen).to.equal(code === "unauthenticated");
  if (code === "internal") expect([problem.detail, problem.errors], seen).to.deep.equal([undefined, undefined]);
  expect(headers.has("Allow"), seen).to.equal(code === "method_not_allowed");
  return problem;
}

/** Where the input is wrong, each place once. */
export function placesOf(problem: Problem): string[] {
  return [...new Set(problem.errors?.map(({ path }) => path))];
}
