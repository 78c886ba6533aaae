/** What a source sent, as text to be kept aside. Nesting may be deeper than the stack: that is told instead of shown. */
export function asText(sent: unknown): string {
  if (typeof sent === 'string') return sent;
  try {
    return JSON.stringify(sent) ?? String(sent);
  } catch {
    return '(nested too deeply to be shown)';
  }
}
