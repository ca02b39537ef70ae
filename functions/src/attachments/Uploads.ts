import type { Firestore } from "@google-cloud/firestore";
import { type Attachment, type AttachmentLimits, Fault } from "@hearth/contract";
import pLimit from "p-limit";
import { headSchema } from "../conversation/Head.ts";
import { conversationRef } from "../log/paths.ts";
import { attachmentsRef } from "./attachmentsRef.ts";
import type { Bucket } from "./Bucket.ts";
import { asText, counted, notTaken, tooLarge } from "./checked.ts";
import { detectType, tellingBytes } from "./detectType.ts";
import { firstBytes } from "./firstBytes.ts";
import { imageOf } from "./imageOf.ts";
import { countedFor, kept } from "./lifetime.ts";
import { type MediaType, withoutPicture } from "./mediaTypes.ts";
import { objectsOf } from "./objects.ts";
import { removeStored } from "./removeStored.ts";
import type { StoredAttachment } from "./StoredAttachment.ts";
import { safeName } from "./safeName.ts";
import { shownAs } from "./shownAs.ts";
import { untilAborted } from "./untilAborted.ts";

export type Upload = {
  conversationId: string;
  uploaderId: string;
  /** As the sender calls it. */
  name: string;
  /** In bytes, as announced; undefined where it was not. */
  announced: number | undefined;
  body: AsyncIterator<Uint8Array>;
  /** Ends what takes too long. */
  signal: AbortSignal;
};

/** Waiting to be looked into on this instance; one more is told `overloaded`. */
const maxWaiting = 20;

/** A file is mostly sent, or given up, in the minute in which it was uploaded. In seconds. */
const untilSent = 60;

/**
 * Takes files in. The bytes go to the bucket as they come; what is in them is found out afterwards, from there, one
 * file at a time, so that memory stays bounded however many come at once, and a slow sender holds up nobody.
 *
 * No file is ever without its document: that is written first and removed last. Whatever happens in between, the
 * sweep finds it. A conversation that is erased meanwhile takes its attachments along: the head is looked for after
 * the document is there, which the erasure looks for after the head is gone.
 */
export class Uploads {
  readonly #db: Firestore;
  readonly #bucket: Bucket;
  readonly #limits: AttachmentLimits;
  readonly #maxUnsent: number;
  readonly #clock: () => Date;
  readonly #newId: () => string;
  /** Images and sound take memory and a CPU of which there is one. */
  readonly #lookInto = pLimit(1);

  constructor(options: {
    db: Firestore;
    bucket: Bucket;
    limits: AttachmentLimits;
    /** Files that one person may upload in ten minutes without sending them. */
    maxUnsent: number;
    clock: () => Date;
    newId: () => string;
  }) {
    this.#db = options.db;
    this.#bucket = options.bucket;
    this.#limits = options.limits;
    this.#maxUnsent = options.maxUnsent;
    this.#clock = options.clock;
    this.#newId = options.newId;
  }

  /**
   * Throws `invalid_request` for nothing at all, `rate_limited` for more than may lie about, `unsupported_media_type`,
   * `payload_too_large`, `busy` when `signal` aborts, `overloaded`; then nothing is left of it.
   */
  async take(upload: Upload): Promise<Attachment> {
    const { announced = 0 } = upload;
    const most = Math.max(...Object.values(this.#limits));
    if (announced > most) throw tooLarge(most);
    const { beginning, all } = await firstBytes(untilAborted(upload.body, upload.signal), tellingBytes);
    if (beginning.length === 0) {
      throw new Fault("invalid_request", { errors: [{ path: "", message: "must not be empty" }] });
    }
    const type = await detectType(beginning, upload.name);
    if (type === undefined) throw notTaken();
    const limit = this.#limitOf(type);
    if (limit === 0) throw notTaken();
    if (announced > limit) throw tooLarge(limit);
    if (this.#lookInto.pendingCount >= maxWaiting) throw new Fault("overloaded");

    const stored = await this.#begin(upload);
    try {
      const file = await this.#store(stored, type, upload, all);
      await attachmentsRef(this.#db).doc(stored.id).update({ file });
      return file;
    } catch (failure) {
      await this.#discard(stored);
      if (upload.signal.aborted) throw new Fault("busy");
      // Its conversation was erased meanwhile.
      if (failure instanceof Error && "code" in failure && failure.code === 5) throw new Fault("not_found");
      throw failure;
    }
  }

  async #begin({ conversationId, uploaderId }: Upload): Promise<StoredAttachment> {
    const createdAt = this.#clock();
    const id = this.#newId();
    const removeAt = new Date(createdAt.getTime() + kept);
    const stored = { id, conversationId, uploaderId, file: null, message: null, copySize: null, createdAt, removeAt };
    const ref = attachmentsRef(this.#db).doc(id);
    await ref.create(stored);
    const [head, unsent] = await Promise.all([
      conversationRef(this.#db, conversationId).get(),
      this.#unsentOf(uploaderId, createdAt),
    ]);
    const found = headSchema.safeParse(head.data()).data;
    const isBlocked = found?.blocked && found.customer.id === uploaderId;
    if (found !== undefined && !isBlocked && unsent <= this.#maxUnsent) return stored;
    await ref.delete();
    if (found === undefined) throw new Fault("not_found");
    throw isBlocked ? new Fault("forbidden") : new Fault("rate_limited", { retryAfter: untilSent });
  }

  /** The latest, this one among them: of too many at once the last to be written counts them all. */
  async #unsentOf(uploaderId: string, now: Date): Promise<number> {
    const own = attachmentsRef(this.#db).where("uploaderId", "==", uploaderId);
    // That is when it was uploaded, as long as it is not sent.
    const since = new Date(now.getTime() - countedFor + kept);
    return (await own.where("removeAt", ">", since).count().get()).data().count;
  }

  async #store(
    stored: StoredAttachment,
    type: MediaType,
    upload: Upload,
    all: AsyncIterable<Uint8Array>,
  ): Promise<Attachment> {
    const isImage = type.family === "image";
    const objects = objectsOf(stored);
    const name = safeName(upload.name, type);
    const seen = { size: 0 };
    const bytes = counted(all, this.#limitOf(type), seen);
    await this.#bucket.write(
      isImage ? objects.raw : objects.file,
      type.family === "text" ? asText(bytes) : bytes,
      shownAs({ name, contentType: type.contentType }),
      upload.signal,
    );
    const plain = { id: stored.id, name, contentType: type.contentType, size: seen.size, ...nothingKnown };
    if (isImage) return this.#lookInto(() => this.#rewrite(plain, objects));
    if (type.family === "audio" || type.family === "video") {
      return this.#lookInto(() => this.#listen({ ...plain, name: upload.name }, type, objects.file));
    }
    return plain;
  }

  /** In bytes. Whether a container for films has a picture is known when it is there: until then it may be a sound. */
  #limitOf(type: MediaType): number {
    return Math.max(this.#limits[type.family], this.#limits[withoutPicture(type).family]);
  }

  async #rewrite(plain: Attachment, objects: ReturnType<typeof objectsOf>): Promise<Attachment> {
    const { file, thumbnail, width, height } = await imageOf(await this.#bucket.bytes(objects.raw));
    await Promise.all([
      this.#bucket.save(objects.file, file, shownAs(plain)),
      this.#bucket.save(objects.thumbnail, thumbnail, shownAs({ ...plain, contentType: "image/webp" })),
    ]);
    await this.#bucket.remove([objects.raw]);
    return { ...plain, size: file.length, width, height, hasThumbnail: true };
  }

  async #listen(given: Attachment, container: MediaType, path: string): Promise<Attachment> {
    const { soundOf } = await import("./soundOf.ts");
    const { hasPicture, durationSeconds, waveform } = await soundOf(this.#bucket, path, given.size);
    const type = hasPicture ? container : withoutPicture(container);
    const limit = this.#limits[type.family];
    if (limit === 0) throw notTaken();
    if (given.size > limit) throw tooLarge(limit);
    return { ...given, name: safeName(given.name, type), contentType: type.contentType, durationSeconds, waveform };
  }

  /** What cannot be discarded now is found by the sweep. */
  async #discard(stored: StoredAttachment): Promise<void> {
    try {
      await removeStored(this.#bucket, attachmentsRef(this.#db).doc(stored.id), stored);
    } catch {
      return;
    }
  }
}

const nothingKnown = { width: null, height: null, durationSeconds: null, waveform: null, hasThumbnail: false };
