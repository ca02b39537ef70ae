import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { z } from "zod";
import { type Account, signIn, signUp } from "../../../../scripts/emulators/accounts.ts";
import { runCommand } from "../../../../scripts/processes/runCommand.ts";
import { apiCaller, type Caller } from "../../support/apiCaller.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";

const script = fileURLToPath(new URL("../../../../scripts/grant.ts", import.meta.url));
const password = "correct horse battery staple";
const claimsSchema = z.object({ role: z.string().optional() });

describe("npm run grant", () => {
  const api = apiProcess();

  it("makes the first admin: its next token carries the role, and the team lists it", async () => {
    const email = await newEmail();
    const { code, output } = await grant(email, "admin", "--name", "Dana");
    expect(code, output).to.equal(0);
    expect(output).to.include(`${email} (Dana) is now admin in project`);
    const dana = await signedIn(email, "admin");
    expect(roleIn(dana.token)).to.equal("admin");
    const { operators } = await dana.does(routes.listOperators);
    expect(operators.find(({ id }) => id === dana.id)).to.deep.include({ name: "Dana", role: "admin" });
  });

  it("is in the audit as what was done past the API", async () => {
    const email = await newEmail();
    for (let runs = 0; runs < 2; runs += 1) await grant(email, "operator", "--name", "Dana");
    const { uid } = await signIn(email, password);
    const { docs } = await api.db.collection("audit").where("to.id", "==", uid).get();
    expect(docs.map((doc) => [doc.get("action"), doc.get("actor.role"), doc.get("role")])).to.deep.equal([
      ["role", "system", "operator"],
    ]);
  });

  it("changes nothing when it is run again, and keeps what the account is called", async () => {
    const email = await newEmail();
    await grant(email, "operator", "--name", "Dana");
    const dana = await signedIn(email, "operator");
    await dana.does(routes.setPresence, { body: { status: "online" } });
    const before = await stored(dana);
    const { code, output } = await grant(email, "operator");
    expect(code, output).to.equal(0);
    const { updatedAt: _, ...after } = await stored(dana);
    expect(before).to.deep.include(after);
    expect(after).to.include({ name: before.name, status: "online", role: "operator" });
  });

  it("calls an account without a name what its e-mail is", async () => {
    const email = await newEmail();
    await grant(email, "operator");
    expect(await stored(await signedIn(email, "operator"))).to.include({ name: email });
  });

  it("says so when nobody has the e-mail", async () => {
    const { code, output } = await grant("nobody@example.com", "admin");
    expect(code).to.equal(1);
    expect(output).to.match(/^No account in .* has the e-mail nobody@example\.com\./);
  });

  it("says which roles there are, and changes nothing", async () => {
    const email = await newEmail();
    const { code, output } = await grant(email, "owner");
    expect(code).to.equal(1);
    expect(output)
      .to.match(/^role: is operator or admin$/m)
      .and.include("npm run grant -- <email>");
    expect(roleIn((await signIn(email, password)).token)).to.equal(undefined);
  });

  it("says how to get credentials for a real project", async () => {
    const { code, output } = await runGrant(["dana@example.com", "admin", "--project", "hearth-example"], {
      // No home with credentials in it, and nobody to ask for others.
      HOME: "/nonexistent",
      METADATA_SERVER_DETECTION: "none",
    });
    expect(code).to.equal(1);
    expect(output).to.match(/^There are no credentials for project hearth-example\. Run: gcloud auth /);
  });

  async function signedIn(email: string, role: "operator" | "admin"): Promise<Caller> {
    const { uid, token } = await signIn(email, password);
    return apiCaller(api.url(), { id: uid, role, name: email, token });
  }

  async function stored({ id }: Pick<Caller, "id">) {
    return z.looseObject({ name: z.string() }).parse((await api.db.collection("operators").doc(id).get()).data());
  }
});

async function newEmail(): Promise<string> {
  const email = `${crypto.randomUUID()}@example.com`;
  await signUp({ email, password });
  return email;
}

function grant(...args: string[]) {
  return runGrant(args, process.env);
}

function runGrant(args: readonly string[], env: NodeJS.ProcessEnv) {
  return runCommand(process.execPath, ["--conditions=hearth-source", script, ...args], { env, output: "keep" });
}

function roleIn(token: Account["token"]): string | undefined {
  const [, claims = ""] = token.split(".");
  return claimsSchema.parse(JSON.parse(Buffer.from(claims, "base64url").toString())).role;
}
