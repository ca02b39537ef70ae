/**
 * Text as one chunk of an HTTP/1.1 body, its length before it (RFC 9112, section 7.1). Built once it is
 * written to any number of sockets as it is, and several in a row are still a valid body.
 */
export function chunk(text: string): Buffer {
  const length = Buffer.byteLength(text);
  return Buffer.from(`${length.toString(16)}\r\n${text}\r\n`);
}

/** What a chunk holds: for a client of HTTP/1.0, whose body has no chunks. */
export function unchunked(chunks: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < chunks.length; ) {
    const start = chunks.indexOf("\r\n", at) + 2;
    const end = start + Number.parseInt(chunks.toString("latin1", at, start), 16);
    parts.push(chunks.subarray(start, end));
    at = end + 2;
  }
  return Buffer.concat(parts);
}
