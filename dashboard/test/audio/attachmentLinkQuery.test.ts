import { QueryClient } from "@tanstack/react-query";
import { expect } from "chai";
import { attachmentLinkQuery } from "../../src/audio/attachmentLinkQuery.ts";

function fetched() {
  const asked: unknown[] = [];
  const api = {
    attachmentLink: async (id: string, options?: { thumbnail?: boolean }) => {
      asked.push([id, options?.thumbnail]);
      return { url: `https://example.com/${asked.length}`, expiresAt: "2001-01-01T00:00:00.000Z" };
    },
  };
  return { asked, api, queries: new QueryClient() };
}

describe("An attachment's link", () => {
  it("is fetched once for all who show it, also where this machine's clock is years ahead", async () => {
    const { asked, api, queries } = fetched();
    await queries.fetchQuery(attachmentLinkQuery(api, "a"));
    const again = await queries.fetchQuery(attachmentLinkQuery(api, "a"));
    expect(again.url).to.equal("https://example.com/1");
    expect(asked).to.deep.equal([["a", false]]);
    queries.clear();
  });

  it("is another for the thumbnail", async () => {
    const { asked, api, queries } = fetched();
    await queries.fetchQuery(attachmentLinkQuery(api, "a"));
    await queries.fetchQuery(attachmentLinkQuery(api, "a", { thumbnail: true }));
    expect(asked).to.deep.equal([
      ["a", false],
      ["a", true],
    ]);
    queries.clear();
  });

  it("is another for the copy", async () => {
    const { api, queries } = fetched();
    const file = await queries.fetchQuery(attachmentLinkQuery(api, "a"));
    const copy = await queries.fetchQuery(attachmentLinkQuery(api, "a", { copy: true }));
    expect(copy.url).not.to.equal(file.url);
    queries.clear();
  });

  it("is fetched anew once the minute it is good for is nearly over", async () => {
    const { asked, api, queries } = fetched();
    const query = attachmentLinkQuery(api, "a");
    const before = Date.now() - 50_000;
    queries.setQueryData(query.queryKey, { url: "https://example.com/old", expiresAt: "" }, { updatedAt: before });
    const { url } = await queries.fetchQuery(query);
    expect(url).to.equal("https://example.com/1");
    expect(asked).to.have.length(1);
    queries.clear();
  });
});
