/** Making a formatter costs a thousand times what using one does, and lists use few: each is made once and kept. */
const kept = new Map<string, Intl.DateTimeFormat>();

/** The formatter for dates and hours with these options. */
export function dateFormatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const formatter = kept.get(key) ?? new Intl.DateTimeFormat(locale, options);
  kept.set(key, formatter);
  return formatter;
}
