const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** 22 letters, as every id that Hearth chooses. Meets no other within a conversation, which is where it counts. */
export function newId(random: () => number): string {
  return Array.from({ length: 22 }, () => letters[Math.floor(random() * letters.length)]).join("");
}
