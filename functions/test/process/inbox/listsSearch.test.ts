import { expect } from "chai";
import { begin } from "../../support/apiConversation.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";
import { inboxPass } from "../../support/inboxPass.ts";
import { seedHeads } from "../../support/inboxSeeds.ts";

describe("the inbox, searched", () => {
  const api = apiProcess({ HEARTH_FRESH_SECONDS: "0" });

  /** A word that nobody else's name has. */
  const newWord = () => crypto.randomUUID().replace(/[^a-z]/g, "") + crypto.randomUUID().replace(/[^a-z]/g, "");
  const named = (name: string) => ({ customer: { id: "ada", channel: "web", name } });

  it("finds a customer by the beginning of a name, an address or a number", async () => {
    const dana = await api.operator();
    const word = newWord().slice(0, 12);
    const digits = String(crypto.getRandomValues(new Uint32Array(1))[0]);
    const ada = await api.customer("");
    const customer = {
      name: `José ${word} محمد`,
      email: `lovelace.${word}@example.com`,
      phone: `+49 171 ${digits}`,
    };
    const { id } = await ada.does(routes.createConversation, { body: { customer } });
    for (const search of [
      word,
      word.toUpperCase(),
      `jose ${word}`,
      `${word} مُحَمّد`,
      `lovelace.${word}@ex`,
      `0171 ${digits}`,
    ]) {
      expect((await inboxPass(dana, { search })).flat(), search).to.deep.equal([id]);
    }
    for (const search of [`${word}x`, word.slice(1), `^${word.slice(1)}`, `0172 ${digits}`]) {
      expect((await inboxPass(dana, { search })).flat(), search).not.to.include(id);
    }
  });

  it("takes one letter, spaces (no search) and signs (nobody)", async () => {
    const { dana, id } = await begin(api);
    const first = async (search: string) => (await dana.does(routes.listInbox, { query: { search } })).conversations;
    expect((await first(" ")).map((conversation) => conversation.id)).to.include(id);
    for (const { customer } of await first("a")) {
      expect(Object.values(customer).join(" ")).to.match(/\ba/i);
    }
    for (const signs of [".*", "^", "$", "[a-z]+".replace(/[a-z]/g, ""), "\\", "%", "'; --", "🙂"]) {
      expect(await first(signs), signs).to.deep.equal([]);
    }
  });

  it("shows everyone it finds once, the youngest first, within a view and a label", async () => {
    const word = newWord();
    const dana = await api.operator();
    const ids = await seedHeads(api.db, 48, (index) => ({
      ...named(`${word} ${index}`),
      state: index % 3 === 0 ? "waiting" : "closed",
      labels: index % 2 === 0 ? ["even/first"] : [],
    }));
    const youngestFirst = ids.toReversed();
    const where = (fits: (index: number) => boolean) => youngestFirst.filter((id) => fits(ids.indexOf(id)));
    const seen = async (query: object) => (await inboxPass(dana, { search: word, limit: 7, ...query })).flat();
    expect(await seen({})).to.deep.equal(youngestFirst);
    expect(await seen({ view: "waiting" })).to.deep.equal(where((index) => index % 3 === 0));
    expect(await seen({ label: "even/first" })).to.deep.equal(where((index) => index % 2 === 0));
    expect(await seen({ view: "waiting", label: "even/first" })).to.deep.equal(where((index) => index % 6 === 0));
    expect(await seen({ view: "mine" })).to.deep.equal([]);
  });

  it("tells long names apart that begin alike", async () => {
    const word = newWord();
    const dana = await api.operator();
    const [berlin] = await seedHeads(api.db, 40, (index) => named(`${word} ${index === 0 ? "Berlin" : "Hamburg"}`));
    expect((await inboxPass(dana, { search: `${word} ber`, limit: 5 })).flat()).to.deep.equal([berlin]);
  });
});
