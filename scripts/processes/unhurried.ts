/** For processes whose customers are programs: nobody types as fast, and who tests a limit sets its own. */
export const unhurried = { HEARTH_MESSAGES_PER_MINUTE: "100000" };
