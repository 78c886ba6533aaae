/**
 * What a log may hold of an error: where it came from, its message and those of its causes. Its other fields are left out, for
 * errors of the database carry the values of the statement in them; values that its messages quote are covered.
 */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = isAboutValues(error) ? covered(error.stack ?? error.message) : (error.stack ?? error.message);
  return error.cause === undefined ? text : `${text}\nbecause of ${errorText(error.cause)}`;
}

/** Class 22 of PostgreSQL's codes: a value cannot be what it should be, and is quoted. */
function isAboutValues(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /^22/.test(error.code);
}

const covered = (text: string): string => text.replace(/"[^"]*"/g, '"…"');
