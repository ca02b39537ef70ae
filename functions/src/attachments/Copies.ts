import type { Firestore } from "@google-cloud/firestore";
import { type Attachment, Fault } from "@hearth/contract";
import { LRUCache } from "lru-cache";
import pLimit from "p-limit";
import { conversationRef } from "../log/paths.ts";
import { present } from "./access.ts";
import { attachmentsRef } from "./attachmentsRef.ts";
import type { Bucket } from "./Bucket.ts";
import { canBeCopied, longestCopied, mp3Of } from "./mp3Of.ts";
import { objectsOf } from "./objects.ts";
import { type StoredAttachment, storedAttachmentSchema } from "./StoredAttachment.ts";
import { shownOf } from "./serve.ts";

/** Waiting for a copy on this instance; one more is told `overloaded`. Each takes some seconds. */
const maxWaiting = 5;

/**
 * Copies of audio that every browser plays, each made when it is first asked for, one at a time on an instance, and
 * kept beside the file. Two instances that make the same at once make the same bytes.
 *
 * A copy is written first and noted in the attachment's document afterwards, where document and conversation still
 * stand. Whoever removes either has made it absent before removing the bytes: so the copy is there to be removed with
 * them, or is removed here.
 */
export class Copies {
  readonly #db: Firestore;
  readonly #bucket: Bucket;
  readonly #ffmpeg: string | null;
  readonly #clock: () => Date;
  readonly #underWay = new Map<string, Promise<number>>();
  readonly #oneByOne = pLimit(1);
  /** Ids that ffmpeg could make nothing of: trying again would take as long. */
  readonly #hopeless = new LRUCache<string, true>({ max: 1_000 });

  constructor(options: { db: Firestore; bucket: Bucket; ffmpeg: string | null; clock: () => Date }) {
    this.#db = options.db;
    this.#bucket = options.bucket;
    this.#ffmpeg = options.ffmpeg;
    this.#clock = options.clock;
  }

  /**
   * The attachment, now with a copy. Throws `not_found` where it is no audio or was removed meanwhile,
   * `copy_unavailable`, `overloaded`.
   */
  async copied(stored: StoredAttachment, file: Attachment): Promise<StoredAttachment> {
    if (!canBeCopied(file.contentType)) throw new Fault("not_found");
    if (stored.copySize !== null) return stored;
    return { ...stored, copySize: await this.#shared(stored, file) };
  }

  /** All who ask for the same wait for the same. */
  #shared(stored: StoredAttachment, file: Attachment): Promise<number> {
    const known = this.#underWay.get(stored.id);
    if (known !== undefined) return known;
    const { ffmpeg } = this.#mustBePossible(file);
    if (this.#oneByOne.pendingCount >= maxWaiting) throw new Fault("overloaded");
    const made = this.#oneByOne(() => this.#make(stored, file, ffmpeg)).finally(() => this.#underWay.delete(stored.id));
    this.#underWay.set(stored.id, made);
    return made;
  }

  /** What could not be read when it was taken in is not given to ffmpeg either. */
  #mustBePossible({ id, durationSeconds }: Attachment): { ffmpeg: string } {
    const isTooLong = durationSeconds === null || durationSeconds > longestCopied;
    if (this.#ffmpeg === null || isTooLong || this.#hopeless.has(id)) throw new Fault("copy_unavailable");
    return { ffmpeg: this.#ffmpeg };
  }

  /** Returns its size, in bytes. */
  async #make(stored: StoredAttachment, file: Attachment, ffmpeg: string): Promise<number> {
    const objects = objectsOf(stored);
    const { contentType } = file;
    const made = await mp3Of(this.#bucket.read(objects.file), { ffmpeg, contentType });
    if (made === undefined) {
      this.#hopeless.set(stored.id, true);
      throw new Fault("copy_unavailable");
    }
    await this.#bucket.save(objects.copy, made, shownOf({ stored, file, wanted: "copy" }));
    if (await this.#noted(stored, made.length)) return made.length;
    await this.#bucket.remove([objects.copy]);
    throw new Fault("not_found");
  }

  /** Whether it still stands. */
  async #noted({ id, conversationId }: StoredAttachment, copySize: number): Promise<boolean> {
    const ref = attachmentsRef(this.#db).doc(id);
    return this.#db.runTransaction(async (transaction) => {
      const [attachment, head] = await transaction.getAll(ref, conversationRef(this.#db, conversationId));
      if (!attachment?.exists || !head?.exists) return false;
      if (present(storedAttachmentSchema.parse(attachment.data()), this.#clock()) === null) return false;
      transaction.update(ref, { copySize });
      return true;
    });
  }
}
