import { expect } from "chai";
import { takenFiles } from "../../src/composer/takenFiles.ts";

const megabyte = 1024 * 1024;
const limits = { image: 10 * megabyte, audio: 25 * megabyte, video: 0, pdf: 2.5 * megabyte, text: 5 * megabyte };
const file = (name: string, type: string, size = 1_000) => ({ name, type, size });
const refusedAs = (name: string, type: string, size?: number) =>
  takenFiles([file(name, type, size)], 0, limits).refused[0]?.why;

describe("Files that may be sent", () => {
  it("are images, audio, video, PDF and text", () => {
    const offered = [
      file("a.jpg", "image/jpeg"),
      file("b.webm", "audio/webm;codecs=opus"),
      file("c.mp4", "video/mp4"),
      file("d.pdf", "application/pdf"),
      file("e.csv", "text/csv"),
      file("F.LOG", ""),
    ];
    expect(takenFiles(offered, 0, { ...limits, video: 1_000 })).to.deep.equal({ taken: offered, refused: [] });
  });

  it("are not programs, nor what browsers and the server cannot read", () => {
    expect(refusedAs("a.exe", "application/x-msdownload")).to.equal("type");
    expect(refusedAs("a.zip", "application/zip")).to.equal("type");
    expect(refusedAs("a.heic", "image/heic")).to.equal("type");
    expect(refusedAs("a", "")).to.equal("type");
  });

  it("have something in them", () => {
    expect(refusedAs("a.png", "image/png", 0)).to.equal("empty");
  });

  const largest: [name: string, type: string, megabytes: number][] = [
    ["a.png", "image/png", 10],
    ["a.webm", "audio/webm;codecs=opus", 25],
    ["a.pdf", "application/pdf", 2.5],
    ["a.csv", "text/csv", 5],
    ["a.log", "", 5],
    // To the server it is text, whatever a browser thinks of it.
    ["a.svg", "image/svg+xml", 5],
  ];
  for (const [name, type, megabytes] of largest) {
    it(`have at most what the server takes of their family: ${name} ${megabytes} MB`, () => {
      expect(refusedAs(name, type, megabytes * megabyte)).to.equal(undefined);
      const { taken, refused } = takenFiles([file(name, type, megabytes * megabyte + 1)], 0, limits);
      expect({ taken, refused }).to.deep.equal({ taken: [], refused: [{ name, why: "size", megabytes }] });
    });
  }

  it("are of no family that the server takes nothing of", () => {
    expect(refusedAs("a.mp4", "video/mp4", 1)).to.equal("off");
  });

  it("are as large as they like while nobody knows the limits: the server says it then", () => {
    expect(takenFiles([file("a.png", "image/png", 26 * megabyte)], 0, undefined).refused).to.deep.equal([]);
  });

  it("are ten at once, with those that were chosen before", () => {
    const offered = [
      file("a.png", "image/png"),
      file("b.exe", ""),
      file("c.png", "image/png"),
      file("d.png", "image/png"),
    ];
    const { taken, refused } = takenFiles(offered, 8, limits);
    expect(taken.map(({ name }) => name)).to.deep.equal(["a.png", "c.png"]);
    expect(refused).to.deep.equal([
      { name: "b.exe", why: "type" },
      { name: "d.png", why: "count" },
    ]);
  });
});
