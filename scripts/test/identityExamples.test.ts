import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { identifySchema } from "@hearth/contract";
import { expect } from "chai";
import { identified } from "../../functions/src/auth/identified.ts";
import { parseIdentityKeys } from "../../functions/src/auth/identityKeys.ts";

const run = promisify(execFile);
const page = new URL("../../docs/identity.md", import.meta.url);
const secret = "what only the site and Hearth know";
const user = { userId: "42", name: "Hannah Groß 💬", email: "hannah@example.org" };

/** How each language's example is called with the user, to print what it makes. */
const languages = [
  {
    name: "js",
    command: process.execPath,
    args: ["--input-type=module", "--eval"],
    call: `console.log(JSON.stringify(signedIdentity(${JSON.stringify(user)}, ${JSON.stringify(secret)})))`,
  },
  {
    name: "python",
    command: "python3",
    args: ["-c"],
    call: `import json\nu = json.loads(r'''${JSON.stringify(user)}''')\nprint(json.dumps(signed_identity(u["userId"], "${secret}", u["name"], u["email"])))`,
  },
];

describe("docs/identity.md", () => {
  for (const { name, command, args, call } of languages) {
    it(`has an example in ${name} that signs what Hearth takes`, async function () {
      const code = new RegExp(`\`\`\`${name}\\n(.*?)\`\`\``, "s").exec(await readFile(page, "utf8"))?.[1];
      if (code === undefined) expect.fail(`no example in ${name}`);
      const made = await run(command, [...args, `${code}\n${call}`]).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return this.skip();
        throw error;
      });
      const claim = identifySchema.parse(JSON.parse(made.stdout));
      const { id: _, ...known } = identified(claim, parseIdentityKeys(`site:${secret}`), new Date());
      expect(known).to.deep.equal({ name: user.name, email: user.email });
    });
  }
});
