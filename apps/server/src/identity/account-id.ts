/** Whether a text can be the id of an account: 2 to 64 lower-case letters, digits, dots, dashes and underscores. */
export function isAccountId(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{1,63}$/.test(text);
}
