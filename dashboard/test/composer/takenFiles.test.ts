import { expect } from "chai";
import { takenFiles } from "../../src/composer/takenFiles.ts";

const file = (name: string, type: string, size = 1_000) => ({ name, type, size });
const refusedAs = (name: string, type: string, size?: number) =>
  takenFiles([file(name, type, size)], 0).refused[0]?.why;

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
    expect(takenFiles(offered, 0)).to.deep.equal({ taken: offered, refused: [] });
  });

  it("are not programs, nor what browsers and the server cannot read", () => {
    expect(refusedAs("a.exe", "application/x-msdownload")).to.equal("type");
    expect(refusedAs("a.zip", "application/zip")).to.equal("type");
    expect(refusedAs("a.heic", "image/heic")).to.equal("type");
    expect(refusedAs("a", "")).to.equal("type");
  });

  it("have something in them, and at most 25 MB", () => {
    expect(refusedAs("a.png", "image/png", 0)).to.equal("empty");
    expect(refusedAs("a.pdf", "application/pdf", 25 * 1024 * 1024)).to.equal(undefined);
    expect(refusedAs("a.pdf", "application/pdf", 25 * 1024 * 1024 + 1)).to.equal("size");
  });

  it("are ten at once, with those that were chosen before", () => {
    const offered = [
      file("a.png", "image/png"),
      file("b.exe", ""),
      file("c.png", "image/png"),
      file("d.png", "image/png"),
    ];
    const { taken, refused } = takenFiles(offered, 8);
    expect(taken.map(({ name }) => name)).to.deep.equal(["a.png", "c.png"]);
    expect(refused).to.deep.equal([
      { name: "b.exe", why: "type" },
      { name: "d.png", why: "count" },
    ]);
  });
});
