import { readFile } from "node:fs/promises";
import { Timestamp } from "@google-cloud/firestore";
import { expect } from "chai";
import { z } from "zod";
import { handOff } from "../../src/conversation/handOff.ts";
import { takeOver } from "../../src/conversation/takeOver.ts";
import { conversationRef } from "../../src/log/paths.ts";
import { heartbeat } from "../../src/routing/heartbeat.ts";
import { expiring } from "../../src/sweep/deleteExpired.ts";
import { runSweep } from "../../src/sweep/runSweep.ts";
import { newProject } from "../support/newProject.ts";
import { people } from "../support/people.ts";
import { assigned, command, conversation, heads, held, join, queued } from "../support/team.ts";

const minute = 60_000;
const hour = 60 * minute;

const ago = (milliseconds: number) => Timestamp.fromMillis(Date.now() - milliseconds);

describe("the sweep", () => {
  const instance = newProject();
  const settings = { HEARTH_ASSIGNMENT: "automatic", HEARTH_OPERATOR_CAPACITY: "2", HEARTH_CLOSE_AFTER_HOURS: "3" };
  const [backend, other] = [instance(settings), instance(settings)];
  const { db } = backend;

  beforeEach(async () => {
    for (const name of ["conversations", "operators", "presence", "audit", "streamTickets"]) {
      await db.recursiveDelete(db.collection(name));
    }
  });

  /** As when the schedule fires on two instances at the same moment, one of which knows nothing yet. */
  const sweepTwice = () => Promise.all([runSweep(backend), runSweep(other)]);

  const statusOf = async (id: string): Promise<unknown> =>
    (await db.collection("operators").doc(id).get()).get("status");

  describe("closes what has been silent for the hours that are set", () => {
    const silentSince = async (id: string, since: Timestamp) => {
      await conversationRef(db, id).update({ lastActivityAt: since });
      return id;
    };

    it("in every open state, and nothing younger", async () => {
      const waiting = await queued(backend);
      const taken = await conversation(backend);
      await command(backend, taken, takeOver(people.dana, undefined));
      for (const id of [waiting, taken, await conversation(backend)]) await silentSince(id, ago(3 * hour));
      const younger = await silentSince(await conversation(backend), ago(3 * hour - minute));
      await runSweep(backend);
      const open = (await heads(backend)).filter(({ state }) => state !== "closed");
      expect(open.map(({ id }) => id)).to.deep.equal([younger]);
    });

    it("once, though two sweeps meet: one event, with who and why, and one line in the audit", async () => {
      const id = await silentSince(await conversation(backend), ago(4 * hour));
      await sweepTwice();
      const events = await backend.reader.events(id, { after: 1, limit: 9 });
      expect(events.map(({ actor, reason, conversation: { state } }) => [actor.role, reason, state])).to.deep.equal([
        ["system", "silent", "closed"],
      ]);
      const audit = await db.collection("audit").where("conversationId", "==", id).get();
      expect(audit.docs.map((doc) => [doc.get("action"), doc.get("actor.role")])).to.deep.equal([["close", "system"]]);
    });

    it("and its operator has room again, for whoever waits", async () => {
      await join(backend, { id: "dana", capacity: 1 });
      const [first = "", second = ""] = [await queued(backend), await queued(backend)];
      await silentSince(first, ago(4 * hour));
      await sweepTwice();
      expect(await assigned(backend)).to.deep.equal({ dana: [second] });
      expect(await held(backend)).to.deep.equal({ dana: [second] });
    });
  });

  describe("marks offline who was not heard of for 90 s", () => {
    it("and nobody else, however often it runs", async () => {
      await join(backend, { id: "gone", seenAt: ago(91_000).toDate() });
      await join(backend, { id: "away", status: "away", seenAt: ago(91_000).toDate() });
      await join(backend, { id: "here", seenAt: ago(30_000).toDate() });
      await sweepTwice();
      const found = await Promise.all(["gone", "away", "here"].map(statusOf));
      expect(found).to.deep.equal(["offline", "offline", "online"]);
      const before = await db.collection("operators").doc("gone").get();
      await runSweep(backend);
      expect((await db.collection("operators").doc("gone").get()).updateTime).to.deep.equal(before.updateTime);
    });

    it("and who gives a sign of life stays", async () => {
      await join(backend, { id: "dana", seenAt: ago(91_000).toDate() });
      await heartbeat(backend, "dana");
      await runSweep(backend);
      expect(await statusOf("dana")).to.equal("online");
    });
  });

  describe("after a crash", () => {
    const place = (conversationId: string, at: Timestamp) => ({ operatorId: "dana", conversationId, at: at.toDate() });

    it("1. between the place kept and the log: the place is free again after two minutes, and not before", async () => {
      await join(backend, { id: "dana" });
      await backend.holdings.note(place("lost", ago(3 * minute)));
      await backend.holdings.note(place("on-its-way", ago(1 * minute)));
      await sweepTwice();
      expect(await held(backend)).to.deep.equal({ dana: ["on-its-way"] });
    });

    it("2. between the log and letting go: it is let go, and the room is used", async () => {
      await join(backend, { id: "dana", capacity: 1 });
      await backend.holdings.note(place("went-elsewhere", ago(3 * minute)));
      const id = await queued(backend);
      expect(await assigned(backend)).to.deep.equal({});
      await sweepTwice();
      expect(await assigned(backend)).to.deep.equal({ dana: [id] });
    });

    it("3. of whatever should have counted: what an operator has is counted, and no more is given", async () => {
      const ids = [await conversation(backend), await conversation(backend)];
      for (const id of ids) await command(backend, id, takeOver(people.dana, undefined));
      await join(backend, { id: "dana" });
      await sweepTwice();
      expect(await held(backend)).to.deep.equal({ dana: ids.sort() });
      await queued(backend);
      expect(await assigned(backend)).to.deep.equal({ dana: ids });
    });

    it("4. before anybody was given what waits: it is given, once", async () => {
      const id = await conversation(backend);
      await backend.log.append(id, handOff(people.ada));
      await join(backend, { id: "dana" });
      await join(backend, { id: "omar" });
      await sweepTwice();
      const given = await assigned(backend);
      expect(Object.values(given)).to.deep.equal([[id]]);
      expect(await held(backend)).to.deep.equal(given);
    });
  });

  describe("on the emulator, deletes what is past its time", () => {
    it("and nothing else", async () => {
      const paths = [
        "conversations/c/events/1",
        "conversations/c/incoming/1",
        "streamTickets/1",
        "conversations/c/typing/1",
      ];
      for (const path of paths) {
        await db.doc(`${path}-over`).set({ expiresAt: ago(1) });
        await db.doc(`${path}-not-yet`).set({ expiresAt: ago(-minute) });
        await db.doc(`${path}-never`).set({});
      }
      await sweepTwice();
      for (const path of paths) {
        const { docs } = await db.collection(path.slice(0, -2)).get();
        expect(docs.map(({ id }) => id)).to.have.members(["1-not-yet", "1-never"]);
      }
    });

    it("in just those collections in which Firestore does so itself", async () => {
      const file = await readFile(new URL("../../../firestore.indexes.json", import.meta.url), "utf8");
      const override = z.object({
        collectionGroup: z.string(),
        fieldPath: z.string(),
        ttl: z.boolean().default(false),
      });
      const { fieldOverrides } = z.object({ fieldOverrides: z.array(override) }).parse(JSON.parse(file));
      const groups = fieldOverrides.filter(({ ttl }) => ttl).map(({ collectionGroup }) => collectionGroup);
      expect(expiring).to.have.members(groups);
    });
  });

  it("does the rest where one job fails, and says so", async () => {
    const id = await conversation(backend);
    await conversationRef(db, id).update({ lastActivityAt: ago(4 * hour), state: "waiting", customer: 7 });
    await join(backend, { id: "gone", seenAt: ago(2 * minute).toDate() });
    const outcome = await runSweep(backend).then(
      () => "swept",
      (failure: unknown) => String(failure),
    );
    expect(outcome).to.include("could not close silent conversations");
    expect(await statusOf("gone")).to.equal("offline");
  });
});
