import { expect } from "chai";
import { parseJavaVersion } from "../emulators/findJava.ts";

describe("The version that a java tells", () => {
  const printed: [string, string, number | undefined][] = [
    ["OpenJDK 25", 'openjdk version "25.0.3" 2026-04-21 LTS\nOpenJDK Runtime Environment Temurin-25.0.3+9', 25],
    ["a first release, without points", 'openjdk version "21" 2023-09-19', 21],
    ["an early-access build", 'openjdk version "26-ea" 2026-03-17', 26],
    ["Oracle's", 'java version "17.0.9" 2023-10-17 LTS', 17],
    ["the old numbering, where 1.8 is 8", 'openjdk version "1.8.0_392"', 8],
    [
      "macOS's placeholder, which is no Java",
      "The operation couldn’t be completed. Unable to locate a Java Runtime.",
      undefined,
    ],
    ["nothing", "", undefined],
  ];
  for (const [name, text, version] of printed) {
    it(`is read from ${name}`, () => expect(parseJavaVersion(text)).to.equal(version));
  }
});
