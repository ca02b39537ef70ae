import {
  attachmentLinkQuerySchema,
  attachmentLinkSchema,
  attachmentSchema,
  Fault,
  uploadSchema,
} from "@hearth/contract";
import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { present, seen } from "../attachments/access.ts";
import { attachmentsRef } from "../attachments/attachmentsRef.ts";
import { issueTicket, opens } from "../attachments/attachmentTickets.ts";
import type { Files } from "../attachments/Files.ts";
import type { Wanted } from "../attachments/objects.ts";
import { type StoredAttachment, storedAttachmentSchema } from "../attachments/StoredAttachment.ts";
import type { Served } from "../attachments/serve.ts";
import type { Backend } from "../backend.ts";
import { inUsualTime, uploadSeconds } from "./deadline.ts";
import { type Callers, mustSee, mustWrite, only } from "./guards.ts";
import { ownAddress } from "./ownAddress.ts";
import { attachmentParams, conversationParams } from "./params.ts";
import { discard, receivedBytes } from "./receivedBytes.ts";
import { bodyFaults, json, problems } from "./responses.ts";
import { createRouter, type Env } from "./router.ts";

/** How long an address without a header works. In milliseconds. */
const linkLasts = 60_000;

const ticketSchema = z.object({
  ticket: z
    .string()
    .regex(/^[\w-]{32}$/, "is no ticket")
    .optional()
    .meta({ description: "In place of a token: part of the address that `link` answers with" }),
});

const binary = { "*/*": { schema: z.string().meta({ format: "binary" }) } };

const bytes = {
  200: { description: "All of it", content: binary },
  206: { description: "The part that `Range` asks for", content: binary },
  302: { description: "To where it is, for a minute" },
  304: { description: "It is as in `If-None-Match`" },
  ...problems("not_found", "range_not_satisfiable"),
};

type Found = Pick<Served, "stored" | "file">;

/** Files: taken in, handed out, and addresses of them for where no header can be sent. */
export function attachments(backend: Backend) {
  const { db, config, clock } = backend;
  // Cloud Storage's client, and all that looks into files, comes with the first file.
  let opened: Promise<Files> | undefined;
  const files = () => {
    opened ??= import("../attachments/Files.ts").then(({ openFiles }) => openFiles(backend));
    return opened;
  };
  const isSigned = config.HEARTH_ATTACHMENT_LINKS === "signed";

  const upload = createRoute({
    method: "post",
    path: "/conversations/{id}/attachments",
    operationId: "uploadAttachment",
    summary: "Store a file, whose bytes are the body, to be attached to a message within a day",
    ...only(backend),
    request: { params: conversationParams, query: uploadSchema, body: { required: true, content: binary } },
    responses: {
      201: json(attachmentSchema, "The file as it is stored"),
      ...problems(...bodyFaults, "forbidden", "not_found"),
    },
  });

  const get = createRoute({
    method: "get",
    path: "/attachments/{aid}",
    operationId: "getAttachment",
    summary: "The file",
    ...byTokenOrTicket(backend),
    request: { params: attachmentParams, query: ticketSchema },
    responses: bytes,
  });

  const getThumbnail = createRoute({
    method: "get",
    path: "/attachments/{aid}/thumbnail",
    operationId: "getAttachmentThumbnail",
    summary: "A small picture of an image",
    ...byTokenOrTicket(backend),
    request: { params: attachmentParams, query: ticketSchema },
    responses: bytes,
  });

  const getCopy = createRoute({
    method: "get",
    path: "/attachments/{aid}/copy",
    operationId: "getAttachmentCopy",
    summary: "An MP3 made of an audio file, for a browser that cannot play the file itself",
    ...byTokenOrTicket(backend),
    request: { params: attachmentParams, query: ticketSchema },
    responses: { ...bytes, ...problems("not_found", "range_not_satisfiable", "copy_unavailable", "overloaded") },
  });

  const getLink = createRoute({
    method: "get",
    path: "/attachments/{aid}/link",
    operationId: "getAttachmentLink",
    summary: "An address of the file that works without a header, for a minute",
    ...only(backend),
    request: { params: attachmentParams, query: attachmentLinkQuerySchema },
    responses: {
      200: json(attachmentLinkSchema, "The address"),
      ...problems("not_found", "copy_unavailable", "overloaded"),
    },
  });

  return createRouter()
    .openapi(upload, async (context) => {
      const { principal } = context.get("session");
      const { id: conversationId } = context.req.valid("param");
      const { name } = context.req.valid("query");
      const signal = AbortSignal.timeout(uploadSeconds * 1000);
      await inUsualTime(mustWrite(backend, principal, conversationId));
      const { uploads } = await files();
      const { announced, body } = receivedBytes(context.req);
      const taken = { conversationId, uploaderId: principal.id, name, announced, body, signal };
      try {
        return context.json(await uploads.take(taken), 201);
      } catch (failure) {
        // Who was too slow for its time is not waited for any longer.
        if (!signal.aborted) await discard(body);
        throw failure;
      }
    })
    .openapi(get, (context) => serve(context, context.req.valid("param").aid, "file"))
    .openapi(getThumbnail, (context) => serve(context, context.req.valid("param").aid, "thumbnail"))
    .openapi(getCopy, (context) => serve(context, context.req.valid("param").aid, "copy"))
    .openapi(getLink, async (context) => {
      const { aid } = context.req.valid("param");
      const { thumbnail, copy } = context.req.valid("query");
      const found = await inUsualTime(mustSeeFile(context, aid));
      const isSmall = thumbnail === "true" && found.file.hasThumbnail;
      // A copy is made before its address is given, which a browser would only fail to play.
      const served = await mustHave(found, copy === "true" ? "copy" : isSmall ? "thumbnail" : "file");
      const expiresAt = new Date(clock().getTime() + linkLasts);
      const url = isSigned
        ? await (await files()).signedUrl(served, expiresAt)
        : await ticketed(context, served, expiresAt);
      return context.json({ url, expiresAt: expiresAt.toISOString() }, 200);
    });

  async function serve(context: Context<Env>, aid: string, wanted: Wanted): Promise<Response> {
    const ticket = context.req.query("ticket");
    const found = await inUsualTime(ticket === undefined ? mustSeeFile(context, aid) : mustOpen(aid, wanted, ticket));
    const served = await mustHave(found, wanted);
    if (!isSigned || ticket !== undefined) return (await files()).response(served, context.req);
    const expiresAt = new Date(clock().getTime() + linkLasts);
    context.header("Cache-Control", "no-store");
    return context.redirect(await (await files()).signedUrl(served, expiresAt), 302);
  }

  async function mustHave({ stored, file }: Found, wanted: Wanted): Promise<Served> {
    if (wanted === "thumbnail" && !file.hasThumbnail) throw new Fault("not_found");
    if (wanted !== "copy") return { stored, file, wanted };
    const { copies } = await files();
    return { stored: await copies.copied(stored, file), file, wanted };
  }

  async function find(aid: string): Promise<StoredAttachment | undefined> {
    const snapshot = await attachmentsRef(db).doc(aid).get();
    return snapshot.exists ? storedAttachmentSchema.parse(snapshot.data()) : undefined;
  }

  async function mustSeeFile(context: Context<Env>, aid: string): Promise<Found> {
    const { principal } = context.get("session");
    const stored = await find(aid);
    if (stored === undefined) throw new Fault("not_found");
    const file = seen(stored, principal, clock());
    await mustSee(backend, principal, stored.conversationId);
    return { stored, file };
  }

  async function mustOpen(aid: string, wanted: Wanted, ticket: string): Promise<Found> {
    const stored = await find(aid);
    const file = stored && present(stored, clock());
    if (stored && file && (await opens(db, ticket, { attachmentId: aid, wanted }, clock()))) return { stored, file };
    throw new Fault("unauthenticated", { detail: "The ticket is unknown, expired, or for another file." });
  }

  async function ticketed(context: Context<Env>, { stored, wanted }: Served, expiresAt: Date): Promise<string> {
    const ticket = await issueTicket(db, { attachmentId: stored.id, wanted }, expiresAt);
    const path = `/v1/attachments/${stored.id}${wanted === "file" ? "" : `/${wanted}`}`;
    return `${ownAddress(context.req, backend.mountedAt)}${path}?ticket=${ticket}`;
  }
}

/** A ticket is looked at by the route itself: it opens one file, and says nothing of who has it. */
function byTokenOrTicket(backend: Backend): Callers {
  const byToken = only(backend);
  return {
    ...byToken,
    middleware: (context, next) =>
      context.req.query("ticket") === undefined ? byToken.middleware(context, next) : next(),
  };
}
