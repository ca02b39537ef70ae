import { Assembler } from "stream-json/assembler.js";
import { jsonParser, type Token } from "stream-json/parser.js";

/** One conversation as it stands in the file, and the lines that it and each of its messages begin at. */
export type Document = { line: number; value: unknown; messageLines: readonly number[] };

/** What could not be read, and where. `isEnd`: nothing after it was read either. */
export type Unreadable = { line: number; reason: string; isEnd: boolean };

/** In characters. Firestore holds 1 MiB in a document; what is far larger is no conversation. */
const longestDocument = 4_000_000;

type Open = Omit<Document, "messageLines"> & {
  messageLines: number[];
  assembler: Assembler;
  length: number;
  key: string;
};

/**
 * Finds the documents of a file that is taken piece by piece: an array of them, an object with such an array under
 * `conversations`, or one after another. What is no JSON ends the reading, but where every line is a document of
 * its own: there the next line is read again.
 */
export class DocumentParser {
  #parse = newParser();
  #line = 1;
  #depth = 0;
  /** How deep the documents lie; undefined once their list has ended. */
  #level: number | undefined = 0;
  #open: Open | undefined;
  #found: (Document | Unreadable)[] = [];
  #skipsLine = false;
  #hasEnded = false;

  /** `text` in any pieces. Gives what was completed by it. */
  take(text: string): (Document | Unreadable)[] {
    // By lines: so every token's line is known, though the parser tells no places.
    for (let from = 0; from < text.length && !this.#hasEnded; ) {
      const newline = text.indexOf("\n", from);
      const to = newline < 0 ? text.length : newline + 1;
      this.#takePiece(text.slice(from, to));
      from = to;
      if (newline < 0) continue;
      this.#line += 1;
      this.#skipsLine = false;
    }
    return this.#found.splice(0);
  }

  /** The file has ended; says so where that was in the middle of something. */
  end(): Unreadable[] {
    if (this.#hasEnded || this.#depth === 0) return [];
    const line = this.#open?.line ?? this.#line;
    const reason = `the file is cut off at line ${this.#line}, in the middle of ${this.#open ? "this conversation" : "the list"}`;
    return [{ line, reason, isEnd: true }];
  }

  #takePiece(piece: string): void {
    if (this.#skipsLine) return;
    if (this.#parses(piece)) {
      if (this.#open !== undefined) this.#open.length += piece.length;
      return;
    }
    const { line } = this.#open ?? {};
    this.#fail();
    // The parser looks some characters ahead, so that the end of a bad line may be noticed in the next one.
    if (this.#hasEnded || line === this.#line) this.#skipsLine = true;
    else if (!this.#parses(piece)) {
      this.#fail();
      this.#skipsLine = true;
    }
  }

  #parses(piece: string): boolean {
    try {
      const tokens = this.#parse(piece);
      if (typeof tokens === "object") for (const token of tokens.values) this.#takeToken(token);
      return true;
    } catch {
      // The parser's own words would quote the text.
      return false;
    }
  }

  #takeToken(token: Token): void {
    const { name } = token;
    const closes = name === "endObject" || name === "endArray";
    if (closes) this.#depth -= 1;
    if (name === "startArray" && this.#isList()) {
      this.#depth += 1;
      this.#level = this.#depth;
      this.#open = undefined;
      return;
    }
    if (closes && this.#level !== undefined && this.#depth < this.#level) this.#level = undefined;
    if (!closes && this.#depth === this.#level && this.#open === undefined) this.#begin();
    this.#grow(token);
    if (name === "startObject" || name === "startArray") this.#depth += 1;
    else if (this.#depth === this.#level) this.#complete();
  }

  #isList(): boolean {
    if (this.#level !== 0) return false;
    return this.#depth === 0 || (this.#depth === 1 && this.#open?.key === "conversations");
  }

  #begin(): void {
    const assembler = new Assembler();
    this.#open = { line: this.#line, value: undefined, messageLines: [], assembler, length: 0, key: "" };
  }

  #grow(token: Token): void {
    if (this.#open === undefined || this.#level === undefined || this.#open.length > longestDocument) return;
    const { assembler, messageLines, key } = this.#open;
    const inside = this.#depth - this.#level;
    if (token.name === "keyValue" && inside === 1) this.#open.key = token.value;
    else if (inside === 2 && key === "messages" && !token.name.startsWith("end")) {
      messageLines.push(this.#line);
    }
    assembler.consume(token);
  }

  #complete(): void {
    if (this.#open === undefined) return;
    const { line, messageLines, assembler, length } = this.#open;
    this.#open = undefined;
    if (length > longestDocument) {
      this.#found.push({ line, reason: `is longer than ${longestDocument} characters`, isEnd: false });
    } else this.#found.push({ line, value: assembler.current, messageLines });
  }

  #fail(): void {
    const isEnd = this.#level !== 0;
    const line = this.#open?.line ?? this.#line;
    const reason = isEnd ? `is no JSON near line ${this.#line}: nothing after it was read` : "is no JSON";
    if (this.#found.at(-1)?.line !== line) this.#found.push({ line, reason, isEnd });
    this.#hasEnded = isEnd;
    this.#open = undefined;
    this.#depth = 0;
    this.#parse = newParser();
  }
}

function newParser() {
  return jsonParser({ streamValues: false, jsonStreaming: true });
}
