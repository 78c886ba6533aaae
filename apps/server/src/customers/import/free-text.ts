import { redactWords, type RedactionPattern } from '@aliado/domain';

/** Texts repeat themselves in files: "Pedido en camino" stands there ten thousand times. */
const remembered = 2_000;

const shownCharacters = 60;

/** Takes what must not be stored out of texts that somebody else wrote. */
export class FreeText {
  private readonly known = new Map<string, string>();

  constructor(private readonly patterns: readonly RedactionPattern[]) {}

  /** The text without card numbers and what else the deployment redacts. */
  clean<T extends string | null>(text: T): T {
    return (text === null ? null : this.cleaned(text)) as T;
  }

  /** The text as a report may show it: clean, short, and with no long number at all, since a card may be mistyped. */
  shown(text: string): string {
    const masked = this.cleaned(text).replace(/\d(?:[ .-]?\d){12,}/g, '•••');
    return masked.length > shownCharacters ? `${masked.slice(0, shownCharacters - 1)}…` : masked;
  }

  private cleaned(text: string): string {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const clean = redactWords(text, { before: [], patterns: this.patterns }).text;
    if (this.known.size >= remembered) this.known.clear();
    this.known.set(text, clean);
    return clean;
  }
}
