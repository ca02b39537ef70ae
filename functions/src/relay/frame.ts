import type { StreamEventName } from "@hearth/contract";

/** What would end a field of an SSE frame, and with it let data pass for another field. */
const breaks = /[\r\n\0]/;

/**
 * One SSE frame. `data` goes in as JSON, which writes every line break as an escape; an `id` that carries
 * one is refused, since it would inject fields of its own.
 */
export function encodeFrame(frame: { event: StreamEventName; id?: string; data: unknown }): string {
  if (frame.id !== undefined && breaks.test(frame.id)) throw new TypeError("an event id holds a line break");
  const id = frame.id === undefined ? "" : `id: ${frame.id}\n`;
  return `event: ${frame.event}\n${id}data: ${JSON.stringify(frame.data)}\n\n`;
}

/** Says nothing, and so keeps proxies and watchdogs from taking silence for an end. */
export const heartbeat = ":\n\n";
