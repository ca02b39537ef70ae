import { normalizeTime, readTime, timestampSchema } from "@hearth/contract";
import { expect } from "chai";
import fc from "fast-check";
import { anyFields, anything } from "./arbitraries.ts";

/** As the Firestore SDKs have it: the fields are getters of the prototype. */
class Timestamp {
  readonly #time: number;
  constructor(time: number) {
    this.#time = time;
  }
  get seconds() {
    return Math.floor(this.#time / 1000);
  }
  get nanoseconds() {
    return (this.#time - this.seconds * 1000) * 1e6;
  }
}

const anyTime = fc.date({
  min: new Date("0001-01-01T00:00:00.000Z"),
  max: new Date("9999-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});

describe("time", () => {
  const readings: [form: string, value: unknown, time: string][] = [
    ["a Date", new Date("2026-11-22T13:48:00.123Z"), "2026-11-22T13:48:00.123Z"],
    ["a Timestamp", new Timestamp(Date.parse("2026-11-22T13:48:00.123Z")), "2026-11-22T13:48:00.123Z"],
    ["a Timestamp before 1970", new Timestamp(-1), "1969-12-31T23:59:59.999Z"],
    ["a plain Timestamp", { seconds: 1_700_000_000, nanoseconds: 5_000_000 }, "2023-11-14T22:13:20.005Z"],
    ["a Timestamp through JSON", { _seconds: 1_700_000_000, _nanoseconds: 5_000_000 }, "2023-11-14T22:13:20.005Z"],
    ["a Timestamp without nanoseconds", { seconds: 1_700_000_000 }, "2023-11-14T22:13:20.000Z"],
    ["a last nanosecond", { seconds: 1_700_000_000, nanoseconds: 999_999_999 }, "2023-11-14T22:13:20.999Z"],
    ["Z", "2026-11-22T13:48:00Z", "2026-11-22T13:48:00.000Z"],
    ["small letters", "2026-11-22t13:48:00z", "2026-11-22T13:48:00.000Z"],
    ["no zone", "2026-11-22T13:48:00", "2026-11-22T13:48:00.000Z"],
    ["a day", "2026-11-22", "2026-11-22T00:00:00.000Z"],
    ["no seconds", "2026-11-22T13:48", "2026-11-22T13:48:00.000Z"],
    ["a blank between", " 2026-11-22 13:48:00 ", "2026-11-22T13:48:00.000Z"],
    ["a decimal comma", "2026-11-22T13:48:00,5Z", "2026-11-22T13:48:00.500Z"],
    ["nanoseconds in a text", "2026-11-22T13:48:00.123999999Z", "2026-11-22T13:48:00.123Z"],
    ["a zone", "2026-11-22T13:48:00+05:30", "2026-11-22T08:18:00.000Z"],
    ["a zone without colon", "2026-11-22T13:48:00-0330", "2026-11-22T17:18:00.000Z"],
    ["a zone in hours, as Postgres writes it", "2026-11-22 13:48:00+02", "2026-11-22T11:48:00.000Z"],
    ["a leap day", "2024-02-29", "2024-02-29T00:00:00.000Z"],
    ["the last second, which is no millisecond", 253_402_300_799, "9999-12-31T23:59:59.000Z"],
    ["the first millisecond", 1e12, "2001-09-09T01:46:40.000Z"],
    ["milliseconds", 1_700_000_000_123.9, "2023-11-14T22:13:20.123Z"],
    ["seconds", 1_700_000_000, "2023-11-14T22:13:20.000Z"],
    ["seconds with a fraction", 1_700_000_000.25, "2023-11-14T22:13:20.250Z"],
    ["the first millisecond before 1970", -1e12, "1938-04-24T22:13:20.000Z"],
    ["seconds before 1970", -1.5, "1969-12-31T23:59:58.500Z"],
    ["zero", 0, "1970-01-01T00:00:00.000Z"],
  ];
  for (const [form, value, time] of readings) {
    it(`reads ${form}`, () => expect(readTime(value)?.toISOString()).to.equal(time));
  }

  const garbage: unknown[] = [
    ...[undefined, null, true, "", "soon", "13:48", "1700000000", "Nov 22, 2026", "20261122", "2026-W47", 5n, {}, []],
    ...["2026-02-29", "2026-02-30T10:00Z", "2026-13-01", "2026-00-10", "2026-04-31", "2026-11-22T25:00", "2026-11-22T"],
    ...["2026-11-22T13:60Z", "2026-11-22T13:48:60Z", "2026-11-22T13:48:00+24:00", "2026-11-22T13:48:00+02:60"],
    ...["2026-11-22T13:48:00 Europe/Berlin", "2026-11-22Z", "2026-11-22T13:48:00Z; x", "x2026-11-22", "2026-1-1"],
    ...[Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE, new Date(Number.NaN)],
    ...[{ seconds: "1" }, { seconds: Number.NaN }, { seconds: 1, nanoseconds: null }, { nanoseconds: 1 }],
  ];
  it("marks what states no time and takes the server's clock", () => {
    const now = new Date();
    for (const value of garbage) {
      expect(normalizeTime(value, now), String(value)).to.deep.equal({ time: now, repaired: true });
    }
    expect(normalizeTime(0, now)).to.deep.equal({ time: new Date(0), repaired: false });
  });

  it("refuses years that neither Firestore nor the wire can hold", () => {
    const beyond = [999_999_999_999, -999_999_999_999, { seconds: 1e12 }, "0000-12-31", "9999-12-31T23:59:59-01:00"];
    for (const value of [...beyond, new Date(8.64e15)]) expect(readTime(value), String(value)).to.equal(undefined);
  });

  it("never throws, and states only times that fit the wire", () => {
    const shaped = anyFields("seconds", "nanoseconds", "_seconds", "_nanoseconds");
    const value = fc.oneof(anything, shaped, fc.double(), fc.date(), anyTime.map(String));
    fc.assert(
      fc.property(value, (value) => {
        const { time } = normalizeTime(value, new Date(0));
        expect(timestampSchema.safeParse(time.toISOString()).success).to.equal(true);
        expect(readTime(time.toISOString())).to.deep.equal(time);
      }),
    );
  });

  it("reads the same millisecond out of every form of it", () => {
    const forms = (time: Date) => [
      time,
      time.toISOString(),
      new Timestamp(time.getTime()),
      normalizeTime(time, new Date()).time,
    ];
    fc.assert(
      fc.property(anyTime, (time) => forms(time).every((form) => readTime(form)?.getTime() === time.getTime())),
    );
    const milliseconds = fc.integer({ min: 1e12, max: Date.parse("9999-12-31T23:59:59.999Z") });
    fc.assert(
      fc.property(milliseconds, (time) => {
        expect(readTime(time)?.getTime()).to.equal(time);
        expect(readTime(time / 1000)?.getTime()).to.equal(time);
      }),
      { examples: [[2_181_752_018_022]] },
    );
  });
});
