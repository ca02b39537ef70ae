import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { createBot } from "../../../scripts/emulators/accounts.ts";
import { type RunningFunction, startFunction } from "../../../scripts/processes/startFunction.ts";
import { addressesFrom } from "../../../scripts/replay/addresses.ts";
import { readDialogues } from "../../../scripts/replay/dialogues.ts";
import { planReplay } from "../../../scripts/replay/planReplay.ts";
import { replayAll } from "../../../scripts/replay/replayAll.ts";
import { seededRandom } from "../../../scripts/replay/seededRandom.ts";
import { type Summary, summarize } from "../../../scripts/replay/summarize.ts";

const file = fileURLToPath(new URL("../../../../shared/data/sgd-dialogues.json", import.meta.url));
const title = "Real conversations";

if (!existsSync(file)) describe.skip(`${title} (skipped: ../shared/data is not here)`, () => it("arrive whole"));
else {
  describe(title, function () {
    this.timeout(180_000);

    const running: RunningFunction[] = [];
    let clean: Summary;
    let repeated: Summary;

    before(async () => {
      const dialogues = (await readDialogues(file)).slice(0, 12);
      const api = await startFunction({ target: "api" });
      running.push(api);
      // So little that every stream has to be resumed several times.
      const stream = await startFunction({ target: "stream", env: { HEARTH_STREAM_MAX_BYTES: "5000" } });
      running.push(stream);
      const addresses = addressesFrom({ ...process.env, HEARTH_API_URL: api.url, HEARTH_STREAM_URL: stream.url });
      const hearth = { addresses, botKey: await createBot("Replay"), signal: new AbortController().signal };
      const replay = async (share: number) => {
        const plans = planReplay(dialogues, share, seededRandom(1));
        return summarize(plans, await replayAll(hearth, plans, { concurrency: 4, onSent: () => undefined }), 1);
      };
      clean = await replay(0);
      repeated = await replay(0.2);
    });
    after(() => Promise.all(running.map((each) => each.stop())));

    it("arrive without a gap, once and in order, however often their streams end", () => {
      expect(clean.problems).to.deep.equal([]);
      expect(clean).to.include({ gapFree: 12, equal: 12 });
      expect(clean.received.messages).to.equal(clean.sent.customer + clean.sent.bot);
      expect(clean.received.connections).to.be.greaterThan(24);
    });

    it("are the same where a fifth is sent again, late, in disorder, by the API and by incoming", () => {
      expect(repeated.problems).to.deep.equal([]);
      expect(repeated).to.include({ gapFree: 12, equal: 12, fingerprint: clean.fingerprint });
      expect(repeated.repeated.api).to.be.greaterThan(0);
      expect(repeated.repeated.incoming).to.be.greaterThan(0);
    });
  });
}
