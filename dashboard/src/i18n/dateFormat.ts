const made = new Map<string, Intl.DateTimeFormat>();

/** A way to write dates, made once for each language: to make one takes longer than to write a hundred dates. */
export function dateFormat(code: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${code} ${JSON.stringify(options)}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(code, options);
  made.set(key, format);
  return format;
}
