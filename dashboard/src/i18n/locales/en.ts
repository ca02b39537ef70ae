/** English: the text that every other language translates, key for key. */
export const en = {
  code: "en",
  name: "English",
  dir: "ltr",
  messages: {
    common: {
      pages: "Pages",
      retry: "Try again",
      cancel: "Cancel",
      save: "Save",
      language: "Language",
      scheme: "Light or dark",
    },
    session: {
      title: "Sign in to Hearth",
      email: "E-mail",
      password: "Password",
      showPassword: "Show the password",
      signIn: "Sign in",
      signOut: "Sign out",
      wrong: "This e-mail and password are not known here.",
      unreachable: "Hearth cannot be reached.",
      demo: "Demo accounts, each with the password {{password}}:",
      demoAccount: "{{name}}, {{role}}",
      customerTitle: "This is the team's side",
      customerText: "{{email}} is a customer's account. Your conversations are on the page where you wrote to us.",
    },
    inbox: {
      title: "Inbox",
    },
    thread: {
      title: "Conversation",
      nothingOpen: "Choose a conversation.",
    },
    composer: {
      label: "Your answer",
    },
    audio: {
      play: "Play",
    },
    customer: {
      title: "Customer",
    },
    team: {
      title: "Team",
    },
    metrics: {
      title: "Metrics",
    },
    canned: {
      title: "Canned responses",
    },
    notifications: {
      title: "Notifications",
    },
    keyboard: {
      title: "Keys",
    },
  },
} as const;
