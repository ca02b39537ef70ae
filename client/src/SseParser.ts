/** One event of a stream. `id` is undefined where the frame had none. */
export type Frame = { event: string; id: string | undefined; data: string };

/** Far above the longest frame that is sent. In characters. */
const maxFrame = 1_000_000;

/**
 * Reads `text/event-stream` as it comes, in pieces cut anywhere. A frame that its end is missing of is never given
 * out. Throws where a frame is longer than a million characters: no server of ours sends it.
 */
export class SseParser {
  #rest = "";
  #frame: Frame = { event: "", id: undefined, data: "" };

  /** The frames that this piece completes. */
  feed(text: string): Frame[] {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop() ?? "";
    const frames = lines.flatMap((line) => this.#take(line.endsWith("\r") ? line.slice(0, -1) : line));
    if (this.#rest.length + this.#frame.data.length > maxFrame) throw new Error("The stream sends too long a frame.");
    return frames;
  }

  #take(line: string): Frame[] {
    if (line === "") return this.#end();
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + (line[colon + 1] === " " ? 2 : 1));
    if (name === "event") this.#frame.event = value;
    else if (name === "id") this.#frame.id = value;
    else if (name === "data") this.#frame.data += `${value}\n`;
    return [];
  }

  #end(): Frame[] {
    const { event, id, data } = this.#frame;
    this.#frame = { event: "", id: undefined, data: "" };
    return data === "" ? [] : [{ event, id, data: data.slice(0, -1) }];
  }
}
