/**
 * The beginning of a stream, at least `wanted` bytes of it where it has so many, and all of it, to be read once.
 * `rest` begins with the same bytes. The source is not destroyed when its reader gives up: an answer has yet to go
 * over the same connection.
 */
export async function firstBytes(
  source: AsyncIterator<Uint8Array>,
  wanted: number,
): Promise<{ beginning: Buffer; all: AsyncIterable<Uint8Array> }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size < wanted) {
    const { done, value } = await source.next();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  const beginning = Buffer.concat(chunks);
  return { beginning, all: continued(beginning, source) };
}

async function* continued(beginning: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (beginning.length > 0) yield beginning;
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}
