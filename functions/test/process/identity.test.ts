import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import { expect } from "chai";
import { z } from "zod";
import { idToken, newAccount } from "../support/apiAccounts.ts";
import type { Caller } from "../support/apiCaller.ts";
import { begin, say } from "../support/apiConversation.ts";
import { exchange } from "../support/apiExchange.ts";
import { problemIn } from "../support/apiProblem.ts";
import { apiProcess } from "../support/apiProcess.ts";
import { routes } from "../support/apiRoutes.ts";
import { signedBy } from "../support/signedBy.ts";
import { follow } from "../support/streamClient.ts";
import { startStream } from "../support/streamProcesses.ts";

const signedInSchema = z.object({ idToken: z.string(), refreshToken: z.string() });
const refreshedSchema = z.object({ id_token: z.string() });

describe("api: identity", () => {
  const api = apiProcess();
  const elsewhere = apiProcess();

  const someone = () => ({ userId: crypto.randomUUID(), name: "Hannah Groß", email: "hannah@example.org" });

  /** What a page does: says who its visitor is, and signs in with the token that it gets. */
  async function identify(caller: Caller, user: Parameters<typeof signedBy>[0]): Promise<Caller> {
    const { customerId, token } = await caller.does(routes.identify, { body: signedBy(user) });
    const signedIn = signedInSchema.parse(
      await atFirebase("identitytoolkit.googleapis.com/v1/accounts:signInWithCustomToken", {
        token,
        returnSecureToken: true,
      }),
    );
    return api.as({ id: customerId, role: "customer", name: user.name ?? "", token: signedIn.idToken });
  }

  async function atFirebase(path: string, body: object): Promise<unknown> {
    const response = await fetch(`http://${process.env.FIREBASE_AUTH_EMULATOR_HOST}/${path}?key=any`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  const idsOf = async (caller: Caller) =>
    (await caller.does(routes.listMyConversations)).conversations.map(({ id }) => id).sort();

  it("makes the same person on two devices one customer, who sees the same", async () => {
    const user = someone();
    const [phone, laptop] = await Promise.all([
      identify(await api.customer(""), user),
      identify(await api.customer(""), user),
    ]);
    expect(phone.id).to.equal(laptop.id);
    const { id } = await phone.does(routes.createConversation, { body: { message: { text: "from the phone" } } });
    await say(laptop, id, { text: "from the laptop" });
    const { messages } = await phone.does(routes.listMessages, { id });
    expect(messages.map(({ text }) => text)).to.deep.equal(["from the phone", "from the laptop"]);
    expect((await laptop.does(routes.createConversation, { body: {} })).id).to.equal(id);
  });

  it("brings along what was said before, as it stands; and who said it loses it, on every instance", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    const { id: mid } = await say(ada, id, { text: "Where is my parcel?" });
    const there = elsewhere.as(ada);
    await there.does(routes.listMessages, { id });
    await there.does(routes.sendMessage, { id, body: { text: "Hello?" } });

    const user = someone();
    const hannah = await identify(ada, user);
    const seen = await dana.does(routes.getConversation, { id });
    expect(seen).to.deep.include({
      state: "assigned",
      customer: { id: hannah.id, name: "Hannah Groß", email: "hannah@example.org", channel: "web", verified: true },
    });
    const { entries } = await (await api.admin()).does(routes.listAudit, { query: { conversation: id } });
    expect(entries[0]).to.deep.include({ action: "identify", customerId: hannah.id });
    expect(entries[0]?.actor).to.include({ role: "system" });
    const { conversations } = await dana.does(routes.listInbox, { query: { search: "hannah g" } });
    expect(conversations.map((found) => found.id)).to.include(id);

    for (const caller of [hannah, elsewhere.as(hannah)]) {
      expect((await caller.does(routes.listMessages, { id })).messages[0]?.id).to.equal(mid);
      await say(caller, id, { text: "It is me." });
    }
    // Her own words are still hers to change, and sending one of them again is still a repeat.
    await hannah.does(routes.editMessage, { id, mid, body: { text: "Where are my parcels?" } });

    for (const before of [ada, there]) {
      await before.refused(routes.getConversation, "not_found", { id });
      await before.refused(routes.sendMessage, "not_found", { id, body: { text: "still here" } });
      await before.refused(routes.read, "not_found", { id, body: { seq: 1 } });
      expect(await idsOf(before)).to.deep.equal([]);
    }
    await ada.refused(routes.listMessages, "not_found", { id });
    await ada.refused(routes.setTyping, "not_found", { id, body: { typing: true } });
  });

  it("keeps both where there was one already; the younger open one is gone on with", async () => {
    const user = someone();
    const phone = await identify(await api.customer(""), user);
    const { id: older } = await phone.does(routes.createConversation, { body: {} });
    const { ada, id: younger } = await begin(api);
    const laptop = await identify(ada, user);
    expect(await idsOf(laptop)).to.deep.equal([older, younger].sort());
    expect((await phone.does(routes.createConversation, { body: {} })).id).to.equal(younger);
    for (const id of [older, younger]) await say(phone, id, { text: "hello" });
  });

  it("asked for again and again, on both devices at once, gives each conversation once", async () => {
    const user = someone();
    const anonymous = [await begin(api, "closed"), await begin(api)];
    const again = Array.from({ length: 6 }, (_, index) => anonymous[index % 2]?.ada ?? expect.fail());
    const everyone = await Promise.all(again.map((caller) => identify(caller, user)));
    const [hannah = expect.fail()] = everyone;
    expect(new Set(everyone.map(({ id }) => id)).size).to.equal(1);
    expect(await idsOf(hannah)).to.deep.equal(anonymous.map(({ id }) => id).sort());
    for (const { id } of anonymous) {
      const { events } = await hannah.does(routes.listEvents, { id });
      const given = events.filter((event) => event.type === "conversation.changed" && event.actor.role === "system");
      expect(given).to.have.lengthOf(1);
    }
  });

  it("lets the account that was given up begin anew, with a conversation of its own", async () => {
    const { ada, id } = await begin(api);
    const hannah = await identify(ada, someone());
    const starts = Array.from({ length: 4 }, () => ada.does(routes.createConversation, { body: {} }));
    const ids = new Set((await Promise.all(starts)).map((started) => started.id));
    expect([ids.size, ids.has(id)]).to.deep.equal([1, false]);
    expect(await idsOf(hannah)).to.deep.equal([id]);
  });

  it("keeps two users of one browser apart: signing in as another brings nothing along", async () => {
    const { ada, id } = await begin(api);
    const hannah = await identify(ada, someone());
    const other = await identify(hannah, someone());
    expect(other.id).not.to.equal(hannah.id);
    expect([await idsOf(hannah), await idsOf(other)]).to.deep.equal([[id], []]);
  });

  it("is kept when the token is renewed", async () => {
    const user = someone();
    const { token } = await (await api.customer("")).does(routes.identify, { body: signedBy(user) });
    const { refreshToken } = signedInSchema.parse(
      await atFirebase("identitytoolkit.googleapis.com/v1/accounts:signInWithCustomToken", {
        token,
        returnSecureToken: true,
      }),
    );
    const { id_token } = refreshedSchema.parse(
      await atFirebase("securetoken.googleapis.com/v1/token", { grantType: "refresh_token", refreshToken }),
    );
    const hannah = api.as({ id: "", role: "customer", name: "", token: id_token });
    const { customer } = await hannah.does(routes.createConversation, { body: {} });
    expect(customer).to.include({ name: user.name, verified: true });
  });

  it("ends the streams of who it was, before it tells them anything of who it is", async () => {
    const stream = await startStream();
    try {
      const { ada, id } = await begin(api);
      const before = await follow(stream.url, { conversation: id, token: ada.token });
      await before.next("ready");
      const hannah = await identify(ada, someone());
      await before.next("reset");
      expect(before.text).not.to.include("Hannah");
      const after = await follow(stream.url, { conversation: id, token: hannah.token });
      await after.next("ready");
      await after.cut();
      await before.cut();
    } finally {
      await stream.stop("SIGKILL");
    }
  });
});

describe("hardening: somebody else's identity", () => {
  const api = apiProcess();

  it("is not had with a signature that is wrong, and nothing is moved or told", async () => {
    const { ada, dana, id } = await begin(api);
    const right = signedBy({ userId: "victim" });
    const wrong = [
      { ...right, signature: "0".repeat(64) },
      { ...right, userId: "another" },
      signedBy({ userId: "victim" }, "guessed"),
      signedBy({ userId: "victim", expiresAt: 1 }),
      signedBy({ userId: "victim", expiresAt: 9_999_999_999 }),
    ];
    for (const body of wrong) await ada.refused(routes.identify, "forbidden", { body });
    expect((await dana.does(routes.getConversation, { id })).customer.id).to.equal(ada.id);
    await dana.refused(routes.identify, "forbidden", { body: right });
    await (await api.bot()).refused(routes.identify, "forbidden", { body: right });
  });

  it("is not claimed in other words: what a customer says of itself is never verified", async () => {
    const eve = await api.customer("Eve");
    const claim = { id: "id:victim", name: "Hannah", email: "hannah@example.org", verified: true };
    const body = { customer: { ...claim, identity: claim }, verified: true, ...signedBy({ userId: "victim" }) };
    const { customer } = await eve.does(routes.createConversation, { body });
    expect(customer).to.deep.equal({ id: eve.id, name: "Hannah", email: "hannah@example.org", channel: "web" });
  });

  it("is not had by claims of other accounts: neither under a uid that is not ours, nor with a name for itself", async () => {
    for (const identity of [{ name: "Hannah" }, "hannah", ["Hannah"], null, 5]) {
      const { id } = await newAccount("customer");
      const eve = api.as({ id, role: "customer", name: "", token: idToken(id, { identity, verified: true }) });
      const { customer } = await eve.does(routes.createConversation, { body: {} });
      expect(customer).to.deep.equal({ id, channel: "web" });
    }
    const { id } = await newAccount("customer", "", `id:${crypto.randomUUID()}`);
    const unsigned = api.as({
      id,
      role: "customer",
      name: "",
      token: idToken(id, { name: "Hannah", email_verified: true }),
    });
    const { customer } = await unsigned.does(routes.createConversation, { body: {} });
    expect(customer).to.deep.equal({ id, name: "Hannah", channel: "web" });
  });

  it("is not dressed up by who has one: a name that it gives itself does not stand beside the mark", async () => {
    const account = await newAccount("customer", "", `id:${crypto.randomUUID()}`);
    const hannah = api.as({ ...account, token: idToken(account.id, { identity: { name: "Hannah" } }) });
    const { customer } = await hannah.does(routes.createConversation, {
      body: { customer: { name: "Support", email: "support@shop.example", locale: "de" } },
    });
    expect(customer).to.deep.equal({ id: hannah.id, name: "Hannah", locale: "de", channel: "web", verified: true });
  });

  it("does not rid anybody of a block, on either side of it", async () => {
    const dana = await api.operator();
    const block = (id: string) => dana.does(routes.blockCustomer, { customerId: id, body: { blocked: true } });
    const { ada } = await begin(api);
    await block(ada.id);
    await ada.refused(routes.identify, "forbidden", { body: signedBy({ userId: "rid-of-it" }) });

    const userId = crypto.randomUUID();
    const first = await begin(api);
    const { customerId } = await first.ada.does(routes.identify, { body: signedBy({ userId }) });
    await block(customerId);
    const second = await begin(api);
    await second.ada.does(routes.identify, { body: signedBy({ userId }) });
    expect(await dana.does(routes.getConversation, { id: second.id })).to.deep.include({ blocked: true });
  });
});

describe("hardening: outside of the emulators", () => {
  // Google's keys are not had here: these are refused before anybody looks for one.
  const api = apiProcess({ FIREBASE_AUTH_EMULATOR_HOST: "" });

  it("no token without a right signature is anybody's, whoever it says it is", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const [, claims = ""] = idToken("id:victim", { identity: { name: "Hannah" }, role: "admin" }).split(".");
    const begun = (header: object) => `${Buffer.from(JSON.stringify(header)).toString("base64url")}.${claims}`;
    const rsa = (text: string) => `${text}.${createSign("sha256").update(text).sign(privateKey, "base64url")}`;
    const hmac = (text: string, secret: string) =>
      `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    const forged: Record<string, string> = {
      "no signature": `${begun({ alg: "none", typ: "JWT" })}.`,
      "no signature, and a key's name": `${begun({ alg: "none", kid: "k1" })}.`,
      "none in capitals": `${begun({ alg: "NONE", kid: "k1" })}.`,
      "no algorithm": `${begun({ kid: "k1" })}.`,
      "a shared secret": hmac(begun({ alg: "HS256", kid: "k1" }), pem),
      "the secret that identities are signed with": hmac(
        begun({ alg: "HS256" }),
        process.env.HEARTH_IDENTITY_KEYS ?? "",
      ),
      "a key of its own, that it does not name": rsa(begun({ alg: "RS256" })),
      "a key of its own, that it brings along": rsa(begun({ alg: "RS256", jwk: publicKey.export({ format: "jwk" }) })),
    };
    for (const [what, token] of Object.entries(forged)) {
      const answer = await exchange(api.url(), { method: "GET", path: "/v1/conversations/mine", token });
      problemIn(answer, "unauthenticated", what);
    }
  });
});
