/** A place in one conversation's log: everything up to and with `seq` was seen. */
export type Cursor = { epoch: string; seq: number };

export function formatCursor(cursor: Cursor): string {
  return `${cursor.epoch}.${cursor.seq}`;
}

const form = /^([A-Za-z0-9_-]{1,64})\.(0|[1-9]\d{0,14})$/;

/** Undefined where the text is no cursor of ours. */
export function parseCursor(text: string): Cursor | undefined {
  const [, epoch, seq] = form.exec(text) ?? [];
  return epoch === undefined || seq === undefined ? undefined : { epoch, seq: Number(seq) };
}
