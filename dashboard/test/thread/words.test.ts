import { expect } from "chai";
import { locale as ar } from "../../src/i18n/locales/ar.ts";
import { en } from "../../src/i18n/locales/en.ts";
import { translate } from "../../src/i18n/translate.ts";
import type { Translate } from "../../src/i18n/useText.ts";
import type { Change } from "../../src/thread/Change.ts";
import { changeText } from "../../src/thread/changeText.ts";
import { dayText } from "../../src/thread/dayText.ts";

const english: Translate = (key, values) => translate(en, key, values);
const arabic: Translate = (key, values) => translate(ar, key, values);

describe("dayText", () => {
  const now = new Date(2026, 10, 22, 12);

  it("says today and yesterday, the day in words, and the year where it is another one", () => {
    const texts = ["2026-11-22", "2026-11-21", "2026-08-03", "2025-08-03"].map((day) =>
      dayText(day, now, "en-GB", english),
    );
    expect(texts).to.deep.equal(["Today", "Yesterday", "Monday 3 August", "Sunday, 3 August 2025"]);
  });

  it("says them in the interface's language", () => {
    expect(dayText("2026-11-21", now, "ar", arabic)).to.equal("أمس");
  });
});

describe("changeText", () => {
  const change: Change = {
    seq: 1,
    at: "2026-11-22T10:00:00.000Z",
    actor: { id: "olga", role: "operator", name: "Olga" },
    what: "transferred",
    operator: { id: "omar", name: "Omar" },
    reason: null,
  };

  it("says who did it, and to whom it went", () => {
    expect(changeText(change, "Ada", english)).to.equal("Olga transferred it to Omar");
  });

  it("calls a customer without a name what the heading calls it", () => {
    const actor = { id: "x", role: "customer", name: "" } as const;
    expect(changeText({ ...change, actor, what: "ended" }, "Visitor 3fa9", english)).to.equal(
      "Visitor 3fa9 closed the conversation",
    );
  });

  it("says why it was closed, where that was said, and what nobody closed", () => {
    expect(changeText({ ...change, what: "ended", reason: "solved" }, "Ada", english)).to.equal(
      "Olga closed the conversation: solved",
    );
    const actor = { id: "system", role: "system", name: "" } as const;
    expect(changeText({ ...change, actor, what: "ended", reason: "silent" }, "Ada", english)).to.equal(
      "Closed after a long silence",
    );
  });
});
