import { Query } from "@google-cloud/firestore";
import { expect } from "chai";
import { type Backend, createBackend } from "../../../src/backend.ts";
import { setLabels } from "../../../src/conversation/setLabels.ts";
import { createApp } from "../../../src/http/createApp.ts";
import { type Account, newAccount } from "../../support/apiAccounts.ts";
import { readsDuring } from "../../support/firestoreReads.ts";
import { seedHeads } from "../../support/inboxSeeds.ts";
import { people } from "../../support/people.ts";

describe("what the inbox costs: reads of Firestore, by this instance", () => {
  // A minute, so that a slow machine is no other test.
  const backend: Backend = createBackend({ ...process.env, HEARTH_FRESH_SECONDS: "60" });
  const app = createApp(backend);
  let label: string;
  let ids: string[];
  beforeEach(async () => {
    label = crypto.randomUUID();
    ids = await seedHeads(backend.db, 100, (index) => ({
      labels: [label],
      customer: { id: "ada", channel: "web", name: `${label} ${index}` },
    }));
  });
  after(() => backend.db.terminate());

  async function get(path: string, { token }: Account): Promise<string> {
    const response = await app.request(`/v1${path}`, { headers: { Authorization: `Bearer ${token}` } });
    const text = await response.text();
    expect(response.status, text).to.equal(200);
    return text;
  }

  it("one page of them, for 200 operators who refresh within a moment", async () => {
    const operators = await Promise.all(Array.from({ length: 200 }, () => newAccount("operator")));
    const answers: string[] = [];
    const reads = await readsDuring(async () => {
      answers.push(...(await Promise.all(operators.map((operator) => get(`/inbox?label=${label}`, operator)))));
      for (const operator of operators.slice(0, 5)) answers.push(await get(`/inbox?label=${label}`, operator));
    });
    expect(reads).to.deep.equal({ listened: 0, queried: 31, queries: 1, single: 0 });
    expect(answers).to.have.lengthOf(205);
    expect(new Set(answers).size).to.equal(1);
  });

  it("one page again once this instance has written, and what it wrote is there at once", async () => {
    const dana = await newAccount("operator");
    const [oldest = ""] = ids;
    await get(`/inbox?label=${label}`, dana);
    await backend.log.append(oldest, setLabels(people.dana, []));
    const reads = await readsDuring(async () => {
      expect(await get(`/inbox?label=${label}&limit=100`, dana)).not.to.include(oldest);
    });
    expect(reads).to.include({ queried: 99, queries: 1 });
  });

  it("two for each that a page of a search may show, where a view or label narrows it", async () => {
    const dana = await newAccount("operator");
    const search = `search=${label}`;
    const ofPage = (query: string) => readsDuring(async () => void (await get(`/inbox?${query}`, dana)));
    expect(await ofPage(`${search.slice(0, 15)}`)).to.include({ queries: 1, queried: 31 });
    expect(await ofPage(search)).to.include({ queries: 1, queried: 60 });
    expect(await ofPage(`${search}&view=waiting`)).to.include({ queries: 1, queried: 60 });
    expect(await ofPage("search=...")).to.include({ queries: 1, queried: 0 });
  });

  it("counts: one aggregation for each state, whoever asks, and one for each operator's own", async () => {
    const operators = await Promise.all(Array.from({ length: 10 }, () => newAccount("operator")));
    const { count } = Query.prototype;
    let aggregations = 0;
    Query.prototype.count = function () {
      aggregations += 1;
      return count.call(this);
    };
    try {
      for (let refresh = 0; refresh < 3; refresh++) {
        await Promise.all(operators.map((operator) => get("/inbox/counts", operator)));
      }
    } finally {
      Query.prototype.count = count;
    }
    expect(aggregations).to.equal(4 + operators.length);
  });
});
