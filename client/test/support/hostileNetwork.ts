import type { Network } from "./FakeHearth.ts";

/** Loses, doubles, reorders, cuts and stalls, as chance has it. `random`: from 0 up to 1. */
export function hostileNetwork(random: () => number): Network {
  let kept: string | undefined;
  return {
    call: () => {
      const chance = random();
      if (chance < 0.1) return "lost";
      if (chance < 0.2) return "unacknowledged";
      if (chance < 0.25) return "stalled";
      if (chance < 0.3) return "busy";
      return chance < 0.6 ? 0 : random() * 50_000;
    },
    piece: () => (random() < 0.04 ? "cut" : random() ** 4 * 60_000),
    frame: (text, stream) => {
      const chance = random();
      const middle = Math.floor(random() * text.length);
      const behind = kept ?? "";
      kept = undefined;
      if (chance < 0.1) return [behind];
      if (chance < 0.2) return [behind, text, text];
      if (chance < 0.3) {
        kept = text;
        return [behind];
      }
      if (chance < 0.4) {
        stream.write(behind + text.slice(0, middle));
        stream.cut();
        return [];
      }
      if (chance < 0.5) return ["event: reconnect\n", 'data: {"reason":"lease","delayMs":200}\n\n'];
      return [text.slice(0, middle), text.slice(middle), behind];
    },
  };
}
