import { expect } from "chai";
import { serverTimestamp, Timestamp } from "firebase/firestore";
import { outcomeOf } from "./outcome.ts";
import { openRulesEnvironment, type Person, type RulesEnvironment } from "./rulesEnvironment.ts";

describe("the rules: leaving a message in incoming", () => {
  let environment: RulesEnvironment;
  before(async () => {
    environment = await openRulesEnvironment();
  });
  after(() => environment.close());

  let count = 0;
  const create = (person: Person, data: object, { conversation = person as string, id = `message-${count++}` } = {}) =>
    outcomeOf(environment.as[person].doc(`conversations/${conversation}/incoming/${id}`).set(data));

  describe("a customer may say in its own conversation", () => {
    const cases: Record<string, object> = {
      "a text": { text: "Where is my order?" },
      "nothing: the trigger answers with a reason": {},
      "every field that the contract knows": {
        kind: "file",
        text: "the receipt",
        attachmentId: "receipt-1",
        replyTo: "m_1",
        visibility: "public",
        sentAt: "2026-11-22T13:48:00.000Z",
        role: "customer",
        source_message_id: "s1",
        message_id: 17,
        webhook_message_id: "w1",
        wamid: "wamid.HBgL",
        metadata: { message_id: "s1", page: "/checkout", items: 3, returning: true, coupon: null },
      },
      "a legacy role": { text: "hello", role: "user" },
      "a role that the contract folds": { text: "hello", role: " Customer " },
      "32,000 code units": { text: "x".repeat(32_000) },
      "16,000 emoji, which the trigger rejects with a reason": { text: "🔥".repeat(16_000) },
      "8,000 characters, each decomposed into three": { text: "s\u0323\u0307".repeat(8_000) },
      "a kind that does not exist: the trigger answers with a reason": { kind: "hologram", text: "hello" },
      "the server's clock": { text: "hello", sentAt: serverTimestamp() },
      "a Timestamp": { text: "hello", sentAt: Timestamp.now() },
      "seconds and a fraction": { text: "hello", sentAt: 1_795_355_280.5 },
      milliseconds: { text: "hello", sentAt: 1_795_355_280_000 },
      "a Timestamp gone through JSON": {
        text: "hello",
        sentAt: { seconds: 1_795_355_280, nanoseconds: 5, type: "firestore/timestamp/1.0" },
      },
      "ten entries of metadata, 4,000 code units in all": {
        text: "hello",
        metadata: Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`key${i}`, "x".repeat(396)])),
      },
    };
    for (const [name, data] of Object.entries(cases)) {
      it(name, async () => {
        expect(await create("customer", data)).to.equal("allowed");
      });
    }

    it("its clientId, the document's id", async () => {
      expect(await create("customer", { text: "hello", clientId: "chosen" }, { id: "chosen" })).to.equal("allowed");
    });

    it("all that, while signed in anonymously: most visitors of a shop have no account", async () => {
      expect(await create("anonymous", { text: "hello" })).to.equal("allowed");
    });
  });

  describe("nobody writes into a conversation that is not its own", () => {
    const cases: [Person, string, string][] = [
      ["passerby", "customer", "anyone on the internet would speak as that customer"],
      ["stranger", "customer", "one customer would speak as another"],
      ["anonymous", "customer", "a visitor without an account would speak as a customer"],
      ["operator", "customer", "an operator would put words into a customer's mouth"],
      ["admin", "customer", "an admin would put words into a customer's mouth"],
      ["operator", "operator", "staff would pass by the API, where its deeds are audited"],
      ["admin", "admin", "staff would pass by the API, where its deeds are audited"],
      ["customer", "missing", "messages would wait in a conversation that nobody ever opens"],
      ["passerby", "missing", "the database would be anyone's free storage"],
      ["customer", "headless", "a head without a customer would be everyone's"],
      ["passerby", "headless", "a head without a customer would be everyone's"],
    ];
    before(() => environment.write({ "conversations/headless": { state: "bot" } }));
    for (const [person, conversation, sufferer] of cases) {
      it(`${person} into ${conversation}'s: ${sufferer}`, async () => {
        expect(await create(person, { text: "hello" }, { conversation })).to.equal("denied");
      });
    }

    it("not by creating the head in the same batch: the customer would choose its own state and operator", async () => {
      const database = environment.as.customer;
      const batch = database
        .batch()
        .set(database.doc("conversations/mine-too"), { customer: { id: "customer" } })
        .set(database.doc("conversations/mine-too/incoming/m1"), { text: "hello" });
      expect(await outcomeOf(batch.commit())).to.equal("denied");
    });
  });

  describe("nobody forges", () => {
    const cases: [string, object, string][] = [
      ["the bot's role", { role: "bot" }, "the customer would read its own words as the shop's promise"],
      ["the bot's legacy role", { role: " Assistant " }, "the same, by the name that the contract maps"],
      ["an operator's role", { role: "operator" }, "operators would be quoted with what they never said"],
      ["an admin's role", { role: "admin" }, "operators would be quoted with what they never said"],
      ["the system's role", { role: "system" }, "the log would tell of things that never happened"],
      ["a role that is no text", { role: ["customer"] }, "the trigger would meet a type it does not expect"],
      ["no role at all", { role: null }, "the trigger would meet a type it does not expect"],
      ["an author", { author: { id: "operator", name: "Dana" } }, "a message would bear another's name"],
      [
        "who it is",
        { customer: { id: "customer", name: "Hannah", verified: true } },
        "anybody would pass for a verified one",
      ],
      ["that it is verified", { verified: true }, "anybody would pass for a verified one"],
      ["an identity", { identity: { name: "Hannah" } }, "anybody would pass for a verified one"],
      ["a verdict", { verdict: { status: "accepted", messageId: "m", seq: 1 } }, "the message would never be handled"],
      ["an expiry", { expiresAt: Timestamp.now() }, "a message could be deleted before it is handled, or never"],
      ["an internal note", { visibility: "internal" }, "operators would read it as a colleague's"],
      ["a visibility that is no text", { visibility: ["public"] }, "the trigger would meet a type it does not expect"],
      ["another clientId", { clientId: "another" }, "two documents would claim one message key"],
      ["a seq", { seq: 1 }, "a field that the server owns would come from a client"],
      ["a field that nobody knows", { whatever: 1 }, "the database would be free storage"],
    ];
    for (const [name, data, sufferer] of cases) {
      it(`${name}: ${sufferer}`, async () => {
        expect(await create("customer", { text: "hello", ...data })).to.equal("denied");
      });
    }
  });

  describe("nobody fills the database, or makes a document that the trigger cannot carry, with", () => {
    const long = "x".repeat(1_000);
    const cases: Record<string, object> = {
      "a text of 32,001": { text: "x".repeat(32_001) },
      "a text of 900 KB": { text: "x".repeat(900_000) },
      "a text in pieces": { text: ["hello"] },
      "a text that is a map": { text: { hello: "world" } },
      "a long kind": { kind: "x".repeat(33) },
      "a role padded with spaces": { role: `customer${" ".repeat(9)}` },
      "a long attachmentId": { attachmentId: "x".repeat(129) },
      "a long replyTo": { replyTo: "x".repeat(129) },
      "a replyTo that is a map": { replyTo: { long } },
      "a long sentAt": { sentAt: "x".repeat(65) },
      "a list for sentAt": { sentAt: [1] },
      "a map with more to say for sentAt": { sentAt: { seconds: 1, nanoseconds: 1, note: long } },
      "a long name in sentAt": { sentAt: { seconds: 1, [long]: 1 } },
      "a deep sentAt": { sentAt: { seconds: { long } } },
      "a long source_message_id": { source_message_id: "x".repeat(513) },
      "a long message_id": { message_id: "x".repeat(513) },
      "a long webhook_message_id": { webhook_message_id: "x".repeat(513) },
      "a long wamid": { wamid: "x".repeat(513) },
      "a wamid that is a map": { wamid: { long } },
      "metadata that is a text": { metadata: long },
      "metadata that is a list": { metadata: [long] },
      "eleven entries of metadata": {
        metadata: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`key${i}`, i])),
      },
      "4,001 code units of metadata": { metadata: { a: "x".repeat(4_000) } },
      "a long name in metadata": { metadata: { ["x".repeat(1_400)]: "x".repeat(2_601) } },
      "a list in metadata": { metadata: { items: [long] } },
      "a map in metadata": { metadata: { message_id: { long } } },
    };
    for (const [name, data] of Object.entries(cases)) {
      it(name, async () => {
        expect(await create("customer", data)).to.equal("denied");
      });
    }
  });

  describe("an id goes into paths, cursors and events, and so is never", () => {
    const cases: Record<string, string> = {
      "longer than 128": "x".repeat(129),
      "with a dot": "a.b",
      "with a space": "a b",
      "with a line break at its end": "abc\n",
      "with a letter beyond ASCII": "ä",
    };
    for (const [name, id] of Object.entries(cases)) {
      it(name, async () => {
        expect(await create("customer", { text: "hello" }, { id })).to.equal("denied");
      });
    }

    it("but may be 128 letters, digits, - and _", async () => {
      const id = "aZ0_-".padEnd(128, "9");
      expect(await create("customer", { text: "hello" }, { id })).to.equal("allowed");
    });
  });
});
