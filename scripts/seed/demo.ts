/** Every demo account's. They exist in an emulator only, which asks for six characters. */
export const demoPassword = "hearth-demo";

export interface DemoAccount {
  uid: string;
  email: string;
  name: string;
  role: "customer" | "operator" | "admin";
}

const account = (name: string, role: DemoAccount["role"]): DemoAccount => ({
  uid: `demo-${name.toLowerCase()}`,
  email: `${name.toLowerCase()}@example.com`,
  name,
  role,
});

export const olga = account("Olga", "operator");
export const omar = account("Omar", "operator");
export const amira = account("Amira", "admin");
export const staff = [olga, omar, amira];

export const bot = { id: "demo", name: "Ember" };

/** Whom the demo's shop can sign in, and vouch for. */
export const shopper = { userId: "1815", name: "Ada Byron", email: "ada.byron@example.com" };

/** What a demo conversation is made of, in order. Each says who does it: its customer, the bot, or a member of staff. */
export type DemoStep = { by: "customer" | "bot" | DemoAccount } & (
  | { says: string; visibility?: "internal" }
  /** A picture of this folder's, with words. */
  | { shows: string; says: string }
  | { does: "handoff" | "takeover" | "close" }
  | { rates: number; comment: string }
  | { labels: string[] }
);

export interface DemoConversation {
  customer: DemoAccount;
  locale: string;
  /** Where the steps lead. */
  state: "bot" | "waiting" | "assigned" | "closed";
  steps: DemoStep[];
}

const asked = (question: string, answer: string): DemoStep[] => [
  { by: "customer", says: question },
  { by: "bot", says: answer },
];

/** What the team answers with often. */
export const cannedResponses = [
  { shortcut: "hello", text: "Hello {{customer.name}}, this is {{operator.name}}. How can I help?" },
  { shortcut: "moment", text: "One moment please, I am looking into it." },
  { shortcut: "refund", text: "The refund is on its way, {{customer.name}}. It takes three to five days to arrive." },
];

export const conversations: DemoConversation[] = [
  {
    customer: account("Ada", "customer"),
    locale: "en-GB",
    state: "bot",
    steps: asked("Hello! When do you open on Saturdays?", "Good morning! On Saturdays we are open from 10 to 16."),
  },
  {
    customer: account("Ben", "customer"),
    locale: "en-US",
    state: "waiting",
    steps: [
      ...asked("My parcel says delivered, but it is not here.", "I am sorry to hear that. What is the order's number?"),
      { by: "customer", says: "H-20417. Can a person look into it, please?" },
      { by: "customer", does: "handoff" },
    ],
  },
  {
    customer: account("Chloe", "customer"),
    locale: "fr-FR",
    state: "waiting",
    steps: [
      ...asked("Bonjour, je voudrais changer mon adresse.", "Bonjour ! Je vous passe une collègue."),
      { by: "bot", does: "handoff" },
    ],
  },
  {
    customer: account("Dmitri", "customer"),
    locale: "en-GB",
    state: "assigned",
    steps: [
      ...asked("The lamp arrived with a crack.", "I am sorry! Someone will be with you in a moment."),
      { by: "bot", does: "handoff" },
      { by: olga, does: "takeover" },
      { by: olga, says: "Hi Dmitri, this is Olga. Could you send me a picture of it?" },
      { by: "customer", shows: "lamp.png", says: "Here it is. The crack goes all the way down." },
    ],
  },
  {
    customer: account("Elif", "customer"),
    locale: "tr-TR",
    state: "assigned",
    steps: [
      ...asked("I was charged twice for my order.", "Let me get someone who can see the payments."),
      { by: "bot", does: "handoff" },
      { by: omar, does: "takeover" },
      { by: omar, labels: ["billing", "urgent"] },
      { by: omar, says: "Second charge is visible at the bank, refund asked for.", visibility: "internal" },
      { by: omar, says: "Hello Elif, you are right, and the second charge is on its way back to you." },
    ],
  },
  {
    customer: { ...account("Sara", "customer"), name: "سارة" },
    locale: "ar-EG",
    state: "waiting",
    steps: [
      ...asked("مرحبًا، متى يصل طلبي رقم H-20455؟", "مرحبًا سارة! سأطلب من زميلة أن تتحقق من ذلك."),
      { by: "bot", does: "handoff" },
    ],
  },
  {
    customer: account("Farid", "customer"),
    locale: "de-DE",
    state: "closed",
    steps: [
      ...asked("Is the blue armchair back in stock?", "It is, since yesterday. Shall I keep one for you?"),
      { by: "customer", does: "handoff" },
      { by: olga, does: "takeover" },
      { by: olga, says: "Kept until Friday under your name, Farid." },
      { by: "customer", says: "Wonderful, thank you!" },
      { by: olga, does: "close" },
      { by: "customer", rates: 5, comment: "Quick and friendly." },
    ],
  },
];
