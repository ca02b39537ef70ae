/** Frames of AAC of which each says that it has no length: who goes on by that never comes to the end. */
export function emptyFrames(): Buffer {
  const frame = Buffer.from("fff14c40001ffc", "hex");
  return Buffer.alloc(frame.length * 10_000, frame);
}

/** An Ogg file in which so many streams of Opus begin, and none goes on. */
export function manyStreams(count: number): Buffer {
  const head = Buffer.from("4f7075734865616401013801" + "80bb0000" + "000000", "hex");
  return Buffer.concat(Array.from({ length: count }, (_, serial) => oggPage(serial, head)));
}

function oggPage(serial: number, packet: Buffer): Buffer {
  const page = Buffer.alloc(28 + packet.length);
  page.write("OggS");
  // It begins a stream.
  page.writeUInt8(2, 5);
  page.writeUInt32LE(serial, 14);
  page.writeUInt8(1, 26);
  page.writeUInt8(packet.length, 27);
  packet.copy(page, 28);
  page.writeUInt32LE(oggSum(page), 22);
  return page;
}

/** Ogg's own: not reflected, as zlib's is. */
function oggSum(bytes: Buffer): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 24;
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  }
  return sum >>> 0;
}
