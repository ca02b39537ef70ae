import { Readable } from "node:stream";
import { Bucket, type ByteRange } from "../../src/attachments/Bucket.ts";

/** A bucket of one file. */
export class OneFile extends Bucket {
  readonly #bytes: Buffer;
  /** Bytes that were asked for so far. */
  asked = 0;

  constructor(bytes: Buffer) {
    super("demo-one-file", "one");
    this.#bytes = bytes;
  }

  override read(_path: string, { start, end }: ByteRange = { start: 0, end: this.#bytes.length - 1 }): Readable {
    this.asked += end - start + 1;
    return Readable.from([this.#bytes.subarray(start, end + 1)]);
  }
}
