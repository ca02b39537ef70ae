/** What the demo's bot says, and whether it passes the conversation on to a person then. */
export type Answer = { text: string; handsOff: boolean };

/** The first that a message matches is what the bot answers. */
const answers: readonly (Answer & { to: RegExp })[] = [
  {
    to: /\b(person|human|operator|agent|somebody|someone)\b|شخص|موظف/i,
    text: "Of course. I have asked the team; somebody will be with you in a moment.",
    handsOff: true,
  },
  {
    to: /\b(refund|broken|crack(ed)?|complain\w*|charged|cancel\w*)\b/i,
    text: "I am sorry to hear that. It is better seen by a person: I have asked the team.",
    handsOff: true,
  },
  {
    to: /\b(deliver\w*|ship\w*|parcel|arrive\w*)\b/i,
    text: "Orders placed before noon are sent on the same day, and take two to three days. Delivery is free from €40 on.",
    handsOff: false,
  },
  {
    to: /\b(open\w*|hours?|saturdays?|sundays?)\b/i,
    text: "We are open from Monday to Friday from 9 to 18, and on Saturdays from 10 to 16.",
    handsOff: false,
  },
  {
    to: /\b(hi|hello|hey|good (morning|evening|afternoon))\b|مرحب/i,
    text: "Hello! I can tell you about our opening hours and about delivery. For anything else, ask for a person.",
    handsOff: false,
  },
];

const unknown: Answer = {
  text: "That I do not know, I am only the demo's assistant. Shall a person look into it? Just say “person”.",
  handsOff: false,
};

export function answerTo(words: string): Answer {
  const { text, handsOff } = answers.find(({ to }) => to.test(words)) ?? unknown;
  return { text, handsOff };
}
