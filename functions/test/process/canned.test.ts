import { fillPlaceholders, maxCannedResponses } from "@hearth/contract";
import { expect } from "chai";
import { exchange } from "../support/apiExchange.ts";
import { placesOf } from "../support/apiProblem.ts";
import { apiProcess } from "../support/apiProcess.ts";
import { routes } from "../support/apiRoutes.ts";

describe("api: canned responses", () => {
  const api = apiProcess();
  const stored = () => api.db.collection("cannedResponses");
  afterEach("nothing stays", async () => {
    const { docs } = await stored().get();
    const batch = api.db.batch();
    for (const { ref } of docs) batch.delete(ref);
    await batch.commit();
  });

  it("are added, changed, given another shortcut and removed, and each list shows it at once", async () => {
    const [dana, alma] = [await api.operator(), await api.admin()];
    const list = async () =>
      (await dana.does(routes.listCannedResponses)).cannedResponses.map(({ id, text }) => [id, text]);
    expect(await list()).to.deep.equal([]);
    const text = "Hello {{customer.name}}, I am {{operator.name}}";
    const hello = await dana.does(routes.createCannedResponse, { body: { shortcut: " Hello ", text } });
    expect(hello).to.include({ id: "hello", shortcut: "hello", text });
    await alma.does(routes.createCannedResponse, { body: { shortcut: "bye", text: "Goodbye" } });
    expect(await list()).to.deep.equal([
      ["bye", "Goodbye"],
      ["hello", text],
    ]);
    await alma.does(routes.setCannedResponse, { id: "bye", body: { shortcut: "bye", text: "See you" } });
    const hi = await dana.does(routes.setCannedResponse, { id: "hello", body: { shortcut: "hi", text } });
    expect(hi).to.include({ id: "hi", shortcut: "hi", text });
    expect(await list()).to.deep.equal([
      ["bye", "See you"],
      ["hi", text],
    ]);
    await dana.does(routes.deleteCannedResponse, { id: "bye" });
    expect(await list()).to.deep.equal([["hi", text]]);
    expect(fillPlaceholders(hi.text, { customer: { name: "Ada" }, operator: dana })).to.equal("Hello Ada, I am Dana");
  });

  it("have each a shortcut of their own: of many added at once, one is", async () => {
    const dana = await api.operator();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        exchange(api.url(), {
          method: "POST",
          path: "/v1/canned-responses",
          token: dana.token,
          type: "application/json",
          body: JSON.stringify({ shortcut: "hello", text: `Hello ${index}` }),
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, ...Array(19).fill(409)]);
    const made = answers.find(({ status }) => status === 201);
    const { cannedResponses } = await dana.does(routes.listCannedResponses);
    expect(cannedResponses).to.deep.equal([JSON.parse(made?.text ?? "")]);
  });

  it("do not take the shortcut of another", async () => {
    const dana = await api.operator();
    const [hello, bye] = ["hello", "bye"].map((shortcut) => ({ shortcut, text: shortcut }));
    for (const body of [hello, bye]) await dana.does(routes.createCannedResponse, { body });
    await dana.refused(routes.createCannedResponse, "shortcut_taken", { body: { shortcut: "HELLO", text: "Hi" } });
    await dana.refused(routes.setCannedResponse, "shortcut_taken", { id: "bye", body: hello });
    const { cannedResponses } = await dana.does(routes.listCannedResponses);
    expect(cannedResponses.map(({ text }) => text)).to.deep.equal(["bye", "hello"]);
  });

  it("are there or not: what is gone is neither changed nor removed again", async () => {
    const dana = await api.operator();
    await dana.does(routes.createCannedResponse, { body: { shortcut: "hello", text: "Hello" } });
    await dana.does(routes.deleteCannedResponse, { id: "hello" });
    await dana.refused(routes.deleteCannedResponse, "not_found", { id: "hello" });
    const body = { shortcut: "hello", text: "Hello" };
    await dana.refused(routes.setCannedResponse, "not_found", { id: "hello", body });
    expect((await stored().get()).size).to.equal(0);
  });

  it("name no placeholder that there is not, and close each", async () => {
    const dana = await api.operator();
    const body = { shortcut: "hello", text: "Hello {{customer.nmae}}, {{operator.name" };
    const problem = await dana.refused(routes.createCannedResponse, "invalid_request", { body });
    expect(placesOf(problem)).to.deep.equal(["text"]);
    expect(problem.errors?.map(({ message }) => message).join())
      .to.include("{{customer.nmae}}")
      .and.include("close");
  });

  it("are at most as many as a list shows", async () => {
    const dana = await api.operator();
    const batch = api.db.batch();
    for (let index = 0; index < maxCannedResponses; index++) {
      const shortcut = `s${index}`;
      batch.create(stored().doc(shortcut), { shortcut, text: "words", updatedAt: new Date() });
    }
    await batch.commit();
    const body = { shortcut: "hello", text: "Hello" };
    await dana.refused(routes.createCannedResponse, "invalid_request", { body });
    await dana.does(routes.deleteCannedResponse, { id: "s0" });
    await dana.does(routes.createCannedResponse, { body });
    expect((await dana.does(routes.listCannedResponses)).cannedResponses).to.have.lengthOf(maxCannedResponses);
  });
});
