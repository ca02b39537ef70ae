import { expect } from "chai";
import { isProjectPath } from "../docs/isProjectPath.ts";
import { readMarkdown } from "../docs/readMarkdown.ts";

describe("readMarkdown", () => {
  it("finds the targets of links, but none in code", () => {
    const { links } = readMarkdown("See [a](docs/a.md#b) and `[no](none)`.\n```sh\n[no](none)\n```\n| [c](#d) |\n");
    expect(links).to.deep.equal(["docs/a.md#b", "#d"]);
  });

  it("gives headings the anchors that GitHub gives them", () => {
    const { anchors } = readMarkdown(
      "# The *API*, v1\n## `POST` /v1/chats/{id}\n## Times & days\n## Times\n## Times\n## A [link](b.md)\n",
    );
    const expected = ["the-api-v1", "post-v1chatsid", "times--days", "times", "times-1", "a-link"];
    expect([...anchors]).to.deep.equal(expected);
  });

  it("knows anchors set by hand, and no heading in a code block", () => {
    const { anchors } = readMarkdown('| <a id="busy"></a>`busy` |\n```sh\n# a comment\n```\n');
    expect([...anchors]).to.deep.equal(["busy"]);
  });

  it("finds what is to be run, in code blocks too", () => {
    const { scripts } = readMarkdown("`npm run docs -- --check`\n```sh\nnpm run --silent test:unit\nnpm start\n```\n");
    expect(scripts).to.deep.equal(["docs", "test:unit"]);
  });

  it("finds code inside lines", () => {
    expect(readMarkdown("`a.ts`, `b c`\n```\n`d`\n```\n").codeSpans).to.deep.equal(["a.ts", "b c"]);
  });
});

describe("isProjectPath", () => {
  const isPath = (code: string) => isProjectPath(code, ["functions", "docs"]);

  it("knows a path by its ending or its first folder", () => {
    expect(["functions/src/log", "firebase.json", "gone/file.ts", "gone/"].filter(isPath)).to.have.length(4);
  });

  it("takes no document, type, address or command for a path", () => {
    const others = ["conversations/{id}", "text/event-stream", "/v1/health", "npm run docs", "conversation.changed"];
    expect(others.filter(isPath)).to.deep.equal([]);
  });
});
