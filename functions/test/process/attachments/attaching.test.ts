import { expect } from "chai";
import { z } from "zod";
import { createBackend } from "../../../src/backend.ts";
import { removeAttachments } from "../../../src/sweep/removeAttachments.ts";
import { judgeIncoming } from "../../../src/triggers/judgeIncoming.ts";
import { begin, say } from "../../support/apiConversation.ts";
import { apiProcess } from "../../support/apiProcess.ts";
import { routes } from "../../support/apiRoutes.ts";
import { fetchFile, picture, upload } from "../../support/files.ts";
import { fixture } from "../../support/fixture.ts";
import { storedFiles } from "../../support/storedFiles.ts";

const verdictSchema = z.object({ status: z.string(), detail: z.string().optional() });

describe("a file and its message", () => {
  const api = apiProcess();
  const backend = createBackend(process.env);
  after(() => backend.db.terminate());

  const documentOf = (aid: string) => api.db.collection("attachments").doc(aid);

  it("are of the kind that the file is", async () => {
    const { ada, id } = await begin(api);
    for (const [body, kind] of [
      [await picture(), "image"],
      [await fixture("voice.webm"), "audio"],
      [await fixture("film.webm"), "file"],
      ["words", "file"],
    ] as const) {
      const file = await upload(ada, id, { body });
      const message = await say(ada, id, { text: "", attachmentId: file.id });
      expect(message).to.deep.include({ kind, attachment: file });
    }
  });

  it("are in the page, in the events and in the preview", async () => {
    const { ada, dana, id } = await begin(api, "assigned");
    const file = await upload(ada, id, { body: await picture() });
    const message = await say(ada, id, { text: "look", attachmentId: file.id, kind: "image" });
    expect((await dana.does(routes.listMessages, { id })).messages).to.deep.equal([message]);
    const { events } = await dana.does(routes.listEvents, { id, query: { after: 2 } });
    expect(events.map((event) => "message" in event && event.message)).to.deep.equal([message]);
    const { lastMessage } = await dana.does(routes.getConversation, { id });
    expect(lastMessage).to.include({ kind: "image", preview: "look" });
    expect((await fetchFile(dana, file.id)).status).to.equal(200);
  });

  it("sent twice under one key are one message", async () => {
    const { ada, id } = await begin(api);
    const { id: attachmentId } = await upload(ada, id, { body: "words" });
    const sent = { id, body: { attachmentId, clientId: "once" } };
    const [first, second] = [await ada.answer(routes.sendMessage, sent), await ada.answer(routes.sendMessage, sent)];
    expect([first.status, second.status]).to.deep.equal([201, 200]);
    expect(second.body).to.deep.equal({ message: first.body.message, duplicate: true });
  });

  it("of many messages at once that bring the same file, exactly one has it", async () => {
    const { ada, id } = await begin(api);
    const { id: attachmentId } = await upload(ada, id, { body: "words" });
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        ada.does(routes.sendMessage, { id, body: { attachmentId, text: `${index}`, clientId: `many-${index}` } }),
      ),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).to.have.length(1);
    expect((await ada.does(routes.listMessages, { id })).messages).to.have.length(1);
  });

  it("are of one person and one conversation: another's id is as unknown as no id", async () => {
    const [one, two] = [await begin(api, "assigned"), await begin(api)];
    const { id: attachmentId } = await upload(one.ada, one.id, { body: "words" });
    const refusals = [
      await two.ada.refused(routes.sendMessage, "invalid_request", { id: two.id, body: { attachmentId } }),
      await one.dana.refused(routes.sendMessage, "invalid_request", { id: one.id, body: { attachmentId } }),
      await two.ada.refused(routes.sendMessage, "invalid_request", { id: two.id, body: { attachmentId: "none" } }),
    ];
    expect(new Set(refusals.map(({ errors }) => JSON.stringify(errors))).size).to.equal(1);
    await say(one.ada, one.id, { text: "", attachmentId });
  });

  it("must be of one kind", async () => {
    const { ada, id } = await begin(api);
    const { id: attachmentId } = await upload(ada, id, { body: "words" });
    for (const kind of ["image", "audio", "text"]) {
      const { errors } = await ada.refused(routes.sendMessage, "invalid_request", { id, body: { attachmentId, kind } });
      expect(errors?.map(({ path }) => path)).to.deep.equal(["kind"]);
    }
  });

  it("come in by `incoming` too, and no other's does", async () => {
    const [{ ada, id }, eve] = [await begin(api), await begin(api)];
    const { id: attachmentId } = await upload(ada, id, { body: "words" });
    const { id: others } = await upload(eve.ada, eve.id, { body: "words" });
    const incoming = api.db.collection("conversations").doc(id).collection("incoming");
    const judged = async (clientId: string, fields: object) => {
      const ref = incoming.doc(clientId);
      await ref.set(fields);
      await judgeIncoming(backend, { conversationId: id, clientId }, new Date());
      return verdictSchema.parse((await ref.get()).get("verdict"));
    };
    expect(await judged("raw-1", { attachmentId })).to.include({ status: "accepted" });
    const refused = await judged("raw-2", { attachmentId: others });
    expect(refused).to.include({ status: "rejected" });
    const { messages } = await ada.does(routes.listMessages, { id });
    expect(messages.map(({ attachment }) => attachment?.id)).to.deep.equal([attachmentId]);
  });

  it("are deleted together: the file at once for everyone, its bytes with the next sweep", async () => {
    const { ada, id } = await begin(api);
    const file = await upload(ada, id, { body: await picture() });
    const { id: mid } = await say(ada, id, { text: "oh", attachmentId: file.id });
    const { url } = await ada.does(routes.getAttachmentLink, { aid: file.id });
    expect(await ada.does(routes.deleteMessage, { id, mid })).to.deep.include({ text: "", attachment: null });
    expect((await fetchFile(ada, file.id)).status).to.equal(404);
    expect((await fetch(url)).status).to.equal(401);
    expect(JSON.stringify(await ada.does(routes.listEvents, { id }))).not.to.include(file.id);
    await removeAttachments(backend);
    expect(await storedFiles(id)).to.deep.equal([]);
    expect((await documentOf(file.id).get()).exists).to.equal(false);
  });

  it("never brought together are removed after a day, and an upload that died too; others stay", async () => {
    const { ada, id } = await begin(api);
    const [lonely, died, young, sent] = await Promise.all(
      ["lonely", "died", "young", "sent"].map((body) => upload(ada, id, { body })),
    );
    if (!lonely || !died || !young || !sent) expect.fail();
    await say(ada, id, { text: "", attachmentId: sent.id });
    const past = new Date(Date.now() - 1_000);
    await documentOf(lonely.id).update({ removeAt: past });
    await documentOf(died.id).update({ removeAt: past, file: null });
    await Promise.all([removeAttachments(backend), removeAttachments(backend)]);
    expect(await storedFiles(id)).to.deep.equal(
      [sent.id, young.id].sort().map((aid) => `attachments/${id}/${aid}/file`),
    );
    await ada.refused(routes.sendMessage, "invalid_request", { id, body: { attachmentId: lonely.id } });
  });
});
