import { error as logError } from "firebase-functions/logger";
import type { Relay } from "./Relay.ts";

/** From SIGTERM the platform waits 10 s before it kills; the goodbyes are out long before. In milliseconds. */
const patience = 5_000;

/**
 * Takes SIGTERM over from the functions framework, which would end the process within milliseconds, and
 * says `reconnect` on every stream first. Rejections that nobody awaits end no stream any more: they are
 * logged. Call it once the framework listens, or it puts its own handlers beside these.
 */
export function endGracefully(relay: Relay): void {
  process.removeAllListeners("SIGTERM");
  process.once("SIGTERM", () => {
    relay.close();
    const exit = () => process.exit(0);
    const started = Date.now();
    const check = setInterval(() => {
      if (relay.subscribers === 0 || Date.now() - started > patience) exit();
    }, 50);
    check.ref();
  });
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (failure) => {
    logError("unhandled rejection", { failure: failure instanceof Error ? failure.stack : typeof failure });
  });
}
