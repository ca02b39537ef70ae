import { backoff } from "./backoff.ts";
import type { Credentials } from "./credentialsOf.ts";
import { untilAborted, withDeadline } from "./deadline.ts";
import type { Environment } from "./Environment.ts";
import { type Ending, endingOf, endingOfReconnect } from "./endings.ts";
import { errorOf } from "./errorOf.ts";
import type { ConnectionState, Feed } from "./Feed.ts";
import type { HearthError } from "./HearthError.ts";
import { Pause } from "./Pause.ts";
import { type Frame, SseParser } from "./SseParser.ts";

/** A stream that has not sent a byte after so long is held back by something on the way. In milliseconds. */
const firstByte = 10_000;

/** Comments come every 20 s: after so long without a byte the connection is dead. In milliseconds. */
const silence = 45_000;

/** On waking, a connection this quiet is not trusted: a laptop's lid stops the watchdog too. In milliseconds. */
const doubtful = 25_000;

/** Silent streams in a row after which it polls, and how long until a stream is tried again, in milliseconds. */
const silentTries = 2;
const pollFor = 300_000;

/** How long one poll may take: more than the longest `wait`. In milliseconds. */
const pollPatience = 45_000;

/** Failures in a row from which on it counts as offline. One is a stream that broke, and comes back at once. */
const offlineFrom = 2;

export type ConnectionTerms = {
  environment: Environment;
  streamUrl: () => Promise<string>;
  credentials: Credentials;
  onState: (state: ConnectionState, error: HearthError | undefined) => void;
};

/**
 * Keeps one feed up to date until it is closed. A stream first, and at its `ready` the feed begins, so that nothing
 * falls between; then frames as they come. Whatever ends a stream, the next resumes at the feed's cursor. Streams that
 * do not pass are replaced by polling for five minutes at a time.
 */
export class Connection {
  readonly #feed: Feed;
  readonly #terms: ConnectionTerms;
  readonly #closed = new AbortController();
  readonly #stopWaking: () => void;
  readonly #pause: Pause;
  #state: ConnectionState = "connecting";
  #failures = 0;
  #silent = 0;
  #pollUntil = 0;
  #refresh = false;
  #lastByte = 0;
  #cut: () => void = () => {};

  constructor(feed: Feed, terms: ConnectionTerms) {
    this.#feed = feed;
    this.#terms = terms;
    this.#pause = new Pause(terms.environment.setTimer);
    this.#stopWaking = terms.environment.onWake(() => this.#wake());
    void this.#run();
  }

  close(): void {
    this.#stopWaking();
    this.#closed.abort();
    this.#cut();
    this.#pause.end();
  }

  async #run(): Promise<void> {
    while (!this.#closed.signal.aborted) {
      const isPolling = this.#terms.environment.now() < this.#pollUntil;
      const ending = isPolling ? await this.#poll() : await this.#stream();
      if (this.#closed.signal.aborted) return;
      if (ending.type === "refused") {
        this.#stopWaking();
        this.#set("refused", ending.error);
        return;
      }
      await this.#pause.wait(this.#settle(ending));
    }
  }

  /** What follows from an ending; gives the pause before the next try, in milliseconds. */
  #settle(ending: Exclude<Ending, { type: "refused" }>): number {
    const { now, random } = this.#terms.environment;
    this.#refresh = "refresh" in ending && ending.refresh === true;
    if (ending.type === "again") return ending.ms;
    this.#silent = ending.type === "silent" ? this.#silent + 1 : 0;
    if (ending.type === "impossible" || this.#silent >= silentTries) {
      this.#silent = 0;
      this.#pollUntil = now() + pollFor;
      return 0;
    }
    this.#failures += 1;
    this.#set(this.#failures < offlineFrom ? "connecting" : "offline");
    const asked = ending.type === "failed" ? ending.ms : undefined;
    return asked ?? backoff(this.#failures, random);
  }

  /** The first poll does not wait: it shows whether polling works. */
  async #poll(): Promise<Ending> {
    const { setTimer } = this.#terms.environment;
    const limits = { setTimer, ms: pollPatience, signal: this.#cuttable().signal };
    const wait = this.#state === "polling";
    try {
      const ms = await withDeadline(limits, (signal) => this.#feed.poll(signal, { wait }));
      this.#failures = 0;
      this.#set("polling");
      return { type: "again", ms };
    } catch (error) {
      return endingOf(error);
    }
  }

  /** One connection, from the request to its end. */
  async #stream(): Promise<Ending> {
    const { setTimer, now } = this.#terms.environment;
    const cut = this.#cuttable();
    let ending: Ending = { type: "silent" };
    const end = (with_: Ending) => {
      ending = with_;
      cut.abort();
    };
    let stopWatch = setTimer(() => cut.abort(), firstByte);
    const onBytes = () => {
      if (ending.type === "silent") ending = { type: "failed" };
      this.#silent = 0;
      // Comments count: a stream that goes on after its beginning works, however quiet the conversation.
      if (this.#state === "live") this.#failures = 0;
      this.#lastByte = now();
      stopWatch();
      stopWatch = setTimer(() => cut.abort(), silence);
    };
    try {
      await untilAborted(cut.signal, async () => {
        const response = await this.#request(cut.signal);
        if (cut.signal.aborted) return;
        if (!response.ok) return end(endingOf(await errorOf(response)));
        if (!response.body) return end({ type: "impossible" });
        await this.#read(response.body, cut.signal, { onBytes, end });
        // It ended without a goodbye.
        end({ type: "failed" });
      });
    } catch (error) {
      // Cut off, by `end` or a watch, which have said why; else the fetch itself failed.
      if (!cut.signal.aborted) end(endingOf(error));
    } finally {
      stopWatch();
      cut.abort();
    }
    return ending;
  }

  async #request(signal: AbortSignal): Promise<Response> {
    const { environment, streamUrl, credentials } = this.#terms;
    const url = await streamUrl();
    const proof = await credentials({ refresh: this.#refresh });
    const cursor = this.#feed.cursor();
    const headers = {
      Accept: "text/event-stream",
      ...proof,
      ...(cursor !== undefined && { "Last-Event-ID": cursor }),
    };
    return environment.fetch(`${url}/stream?${new URLSearchParams(this.#feed.topic)}`, { headers, signal });
  }

  async #read(
    body: ReadableStream<Uint8Array>,
    signal: AbortSignal,
    { onBytes, end }: { onBytes: () => void; end: (ending: Ending) => void },
  ): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const parser = new SseParser();
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        if (signal.aborted) return;
        onBytes();
        for (const frame of parser.feed(decoder.decode(part.value, { stream: true }))) {
          this.#take(frame, signal, end);
          if (signal.aborted) return;
        }
      }
    } finally {
      void reader.cancel().catch(() => undefined);
    }
  }

  #take(frame: Frame, signal: AbortSignal, end: (ending: Ending) => void): void {
    if (frame.event === "ready") {
      this.#ready(frame, signal, end);
      return;
    }
    this.#failures = 0;
    if (frame.event === "reconnect") end(endingOfReconnect(frame.data));
    else if (frame.event === "reset") {
      this.#feed.forget();
      end({ type: "again", ms: 0 });
    } else if (!this.#feed.take(frame)) end({ type: "failed" });
  }

  #ready({ id }: Frame, signal: AbortSignal, end: (ending: Ending) => void): void {
    if (this.#feed.cursor() !== undefined) {
      this.#set("live");
      return;
    }
    this.#feed.begin(signal, id).then(
      () => {
        if (!signal.aborted) this.#set("live");
      },
      (error) => {
        if (!signal.aborted) end(endingOf(error));
      },
    );
  }

  #cuttable(): AbortController {
    const cut = new AbortController();
    this.#cut = () => cut.abort();
    if (this.#closed.signal.aborted) cut.abort();
    return cut;
  }

  #wake(): void {
    this.#failures = 0;
    this.#pause.end();
    const { now } = this.#terms.environment;
    if (this.#state === "live" && now() - this.#lastByte > doubtful) this.#cut();
  }

  #set(state: ConnectionState, error?: HearthError): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#terms.onState(state, error);
  }
}
