import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type File, Storage } from "@google-cloud/storage";

/** From the first to the last byte, both of them included. */
export type ByteRange = { start: number; end: number };

export type Shown = { contentType: string; contentDisposition: string };

/** Where bytes are kept: one bucket of Cloud Storage, of which only this file knows. */
export class Bucket {
  readonly #bucket: ReturnType<Storage["bucket"]>;

  constructor(projectId: string, name: string) {
    this.#bucket = new Storage({ projectId }).bucket(name);
  }

  /** Passes the bytes on as they come, none held back but what is under way. Rejects when `signal` aborts. */
  async write(path: string, source: AsyncIterable<Uint8Array>, shown: Shown, signal?: AbortSignal): Promise<void> {
    // Resumable uploads would keep what is not acknowledged, and cost a request more.
    const target = this.#file(path).createWriteStream({ resumable: false, metadata: shown });
    await pipeline(source, target, { signal });
  }

  async save(path: string, bytes: Buffer, shown: Shown): Promise<void> {
    await this.#file(path).save(bytes, { resumable: false, metadata: shown });
  }

  /** Checking the whole is left to whoever reads it all: of a range there is no checksum. */
  read(path: string, range?: ByteRange): Readable {
    return this.#file(path).createReadStream({ ...range, validation: false, decompress: false });
  }

  async bytes(path: string): Promise<Buffer> {
    const [bytes] = await this.#file(path).download();
    return bytes;
  }

  /** What is not there needs no removing. */
  async remove(paths: readonly string[]): Promise<void> {
    await Promise.all(paths.map((path) => this.#file(path).delete({ ignoreNotFound: true })));
  }

  /** Throws where there is no such bucket: to remove from it would look like a success. The emulator knows lists only. */
  async mustExist(): Promise<void> {
    await this.#bucket.getFiles({ maxResults: 1, autoPaginate: false });
  }

  /** An address that anyone may read it at until then. Needs the right to sign: `iam.serviceAccounts.signBlob`. */
  async signedUrl(path: string, expiresAt: Date, shown: Shown): Promise<string> {
    const [url] = await this.#file(path).getSignedUrl({
      version: "v4",
      action: "read",
      expires: expiresAt,
      responseType: shown.contentType,
      responseDisposition: shown.contentDisposition,
    });
    return url;
  }

  #file(path: string): File {
    return this.#bucket.file(path);
  }
}
