/** The server's end of one stream. Whatever is written after its end goes nowhere. */
export class FakeStream {
  readonly cursor: string | undefined;
  readonly authorization: string | null;
  readonly response: Response;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #isOver = false;

  constructor(init: RequestInit) {
    const headers = new Headers(init.headers);
    this.cursor = headers.get("Last-Event-ID") ?? undefined;
    this.authorization = headers.get("Authorization");
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.#isOver = true;
      },
    });
    this.response = new Response(body);
    init.signal?.addEventListener("abort", () => this.cut());
  }

  get isOpen(): boolean {
    return !this.#isOver;
  }

  write(text: string): void {
    if (this.isOpen) this.#controller?.enqueue(new TextEncoder().encode(text));
  }

  send(event: string, data: object, id?: string): void {
    this.write(frame(event, data, id));
  }

  end(): void {
    if (this.isOpen) this.#controller?.close();
    this.#isOver = true;
  }

  /** As a network that is lost. */
  cut(): void {
    if (this.isOpen) this.#controller?.error(new Error("The connection was lost."));
    this.#isOver = true;
  }
}

export function frame(event: string, data: object, id?: string): string {
  return `event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}
