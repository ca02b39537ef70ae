/** What people call the language that `tag` names, in the language `code`; undefined where it names none. */
export function localeName(tag: string, code: string): string | undefined {
  try {
    const name = new Intl.DisplayNames([code], { type: "language" }).of(tag.replaceAll("_", "-"));
    return name === tag ? undefined : name;
  } catch {
    return undefined;
  }
}
