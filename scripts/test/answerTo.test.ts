import { expect } from "chai";
import { answerTo } from "../bot/answerTo.ts";

describe("the demo's bot", () => {
  it("answers what it knows", () => {
    expect(answerTo("When do you open on Saturdays?").text).to.include("Saturdays from 10 to 16");
    expect(answerTo("how long does DELIVERY take").text).to.include("two to three days");
  });

  it("passes on who asks for a person, in any words and with a greeting, and who complains", () => {
    for (const words of ["person", "Hello, is there a human?", "أريد التحدث مع شخص", "The cup came broken"]) {
      expect(answerTo(words).handsOff, words).to.equal(true);
    }
  });

  it("says so where it does not know, and passes nobody on unasked", () => {
    for (const words of ["", "personally?", "42", "Do you have the lamp in green?"]) {
      expect(answerTo(words), words).to.deep.include({ handsOff: false });
      expect(answerTo(words).text).to.include("I do not know");
    }
  });
});
