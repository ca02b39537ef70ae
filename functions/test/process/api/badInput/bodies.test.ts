import { expect } from "chai";
import { onEvery } from "../../../support/apiEvery.ts";
import { placesOf, problemIn } from "../../../support/apiProblem.ts";
import { apiProcess } from "../../../support/apiProcess.ts";
import { apiStage } from "../../../support/apiStage.ts";
import { fieldsOf, leavesOf, marker, withValue, wrongValuesFor } from "../../../support/apiWrongValues.ts";

describe("api, on every route that takes a body: what is wrong with it is said", () => {
  const api = apiProcess();
  const stage = apiStage(api);
  const withBody = () => stage().operations.filter(({ body }) => body !== undefined);

  after("nothing of a body was printed", () => expect(api.output()).not.to.include(marker));

  const malformed: [name: string, body: string][] = [
    ["nothing", ""],
    ["a beginning", `{"text":"${marker}`],
    ["quoted by the wrong marks", `{'text':'${marker}'}`],
    ["unquoted", `{text: ${marker}}`],
    ["two in one", `{"text":"${marker}"}{"text":"b"}`],
    ["a comma too many", `{"text":"${marker}",}`],
    ["undefined", "undefined"],
    ["not a number", `{"seq":NaN}`],
    ["a line break in a text", `{"text":"${marker}\n"}`],
    ["a form", `text=${marker}`],
    ["100,000 lists begun", "[".repeat(100_000)],
    ["20,000 objects begun", '{"a":'.repeat(20_000)],
  ];
  for (const [name, body] of malformed) {
    it(`is not JSON: ${name}`, async () => {
      await onEvery(withBody(), async (operation) => {
        const problem = problemIn(await stage().send(operation, { body }), "invalid_request", operation.operationId);
        expect(problem.errors).to.deep.equal([{ path: "", message: "is not JSON" }]);
      });
    });
  }

  const noObjects: [name: string, body: string][] = [
    ["null", "null"],
    ["a list", `["${marker}"]`],
    ["a text", `"${marker}"`],
    ["a number", "5"],
    ["true", "true"],
    ["a list 50,000 lists deep", "[".repeat(50_000) + "]".repeat(50_000)],
  ];
  for (const [name, body] of noObjects) {
    it(`is no object: ${name}`, async () => {
      await onEvery(withBody(), async (operation) => {
        const problem = problemIn(await stage().send(operation, { body }), "invalid_request", operation.operationId);
        expect(placesOf(problem), operation.operationId).to.deep.equal([""]);
      });
    });
  }

  const types = [
    undefined,
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/xml",
    "application/jsonp",
    "application/json;",
    "text/json",
    "json",
    ",",
  ];
  for (const type of types) {
    it(`is not called JSON, but ${type ?? "nothing"}`, async () => {
      await onEvery(withBody(), async (operation) => {
        problemIn(await stage().send(operation, { type }), "unsupported_media_type", operation.operationId);
      });
    });
  }

  for (const [name, headers] of [
    ["announced", {}],
    ["in chunks", { "Transfer-Encoding": "chunked" }],
  ] as const) {
    it(`is a megabyte, ${name}`, async () => {
      const body = JSON.stringify({ text: marker.repeat(170_000) });
      await onEvery(withBody(), async (operation) => {
        problemIn(await stage().send(operation, { body, headers }), "payload_too_large", operation.operationId);
      });
    });
  }

  it("has a field of the wrong type, too long, too short or out of bounds: that field is named", async () => {
    await onEvery(withBody(), async (operation) => {
      const body = stage().bodyFor(operation) ?? {};
      for (const [place, field] of fieldsOf(operation.body ?? {})) {
        await Promise.all(
          wrongValuesFor(field).map(async (value) => {
            const wrong = JSON.stringify(withValue(body, place, value));
            const call = `${operation.operationId} ${wrong.slice(0, 200)}`;
            const answer = await stage().send(operation, { body: wrong });
            const path = place.join(".");
            for (const found of placesOf(problemIn(answer, "invalid_request", call))) {
              expect(found === path || found.startsWith(`${path}.`), `${call}: names ${found}`).to.equal(true);
            }
            expect(answer.text).not.to.include(marker);
          }),
        );
      }
    });
  });

  it("has everything wrong: everything is named at once", async () => {
    await onEvery(withBody(), async (operation) => {
      const wrong = leavesOf(operation.body ?? {}).filter(([, field]) => wrongValuesFor(field).length > 0);
      if (wrong.length === 0) return;
      const body = wrong.reduce((body, [place, field]) => withValue(body, place, wrongValuesFor(field)[0]), {});
      const answer = await stage().send(operation, { body: JSON.stringify(body) });
      const problem = problemIn(answer, "invalid_request", operation.operationId);
      expect(placesOf(problem), operation.operationId).to.include.members(wrong.map(([place]) => place.join(".")));
    });
  });

  it("lacks what is needed: it is named", async () => {
    // What these need depends on their other fields, which no schema in the document can say.
    const byRule: Record<string, string[]> = { sendMessage: ["text"], createStreamTicket: [""] };
    const needs = withBody().map((operation): [typeof operation, string[]] => [
      operation,
      byRule[operation.operationId] ?? operation.body?.required ?? [],
    ]);
    await onEvery(
      needs.filter(([, places]) => places.length > 0),
      async ([operation, places]) => {
        const answer = await stage().send(operation, { body: "{}" });
        const problem = problemIn(answer, "invalid_request", operation.operationId);
        expect(placesOf(problem), operation.operationId).to.have.members(places);
      },
    );
  });

  const texts: [name: string, text: string][] = [
    ["nothing", ""],
    ["blanks only", " \n\t\u00a0\u2028 "],
    ["control characters only", "\u0000\u0007\u001b\u007f\u0085\r"],
    ["8,001 characters", "💬".repeat(8_001)],
    ["8,001 letters that are two each before they are put together", "e\u0301".repeat(8_001)],
  ];
  for (const [name, text] of texts) {
    it(`says ${name}`, async () => {
      const bodies: Record<string, object> = {
        sendMessage: { text },
        editMessage: { text },
        createConversation: { message: { text } },
      };
      await onEvery(
        withBody().filter(({ operationId }) => operationId in bodies),
        async (operation) => {
          const body = JSON.stringify(bodies[operation.operationId]);
          const answer = await stage().send(operation, { body });
          const [place = ""] = placesOf(problemIn(answer, "invalid_request", operation.operationId));
          expect(place, operation.operationId).to.match(/^(message\.)?text$/);
        },
      );
    });
  }
});
