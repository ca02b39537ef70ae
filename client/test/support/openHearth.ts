import { createHearth, type HearthOptions } from "../../src/createHearth.ts";
import { FakeClock } from "./FakeClock.ts";
import { FakeHearth } from "./FakeHearth.ts";

/** A client, its server and its clock. `wake`: as when the network comes back; `wakes`: who is told. */
export function openHearth(options: Partial<HearthOptions> = {}) {
  const clock = new FakeClock();
  const server = new FakeHearth(clock);
  const wakes = new Set<() => void>();
  const hearth = createHearth({
    baseUrl: "http://hearth.test",
    streamUrl: "http://stream.test",
    getToken: async () => "token",
    fetch: server.fetch,
    upload: server.upload,
    now: clock.now,
    setTimer: clock.setTimer,
    onWake: (wake) => {
      wakes.add(wake);
      return () => wakes.delete(wake);
    },
    ...options,
  });
  const wake = () => {
    for (const each of wakes) each();
  };
  return { hearth, server, clock, wake, wakes };
}
