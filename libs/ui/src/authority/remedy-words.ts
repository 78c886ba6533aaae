import { inject } from '@angular/core';
import type { Money, RemedyKind, RemedyTerms } from '@aliado/domain';
import { TranslocoService } from '@jsverse/transloco';
import { formatMoney, formatMoneyBriefly } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** A remedy and its sum, if it is one. */
export type NamedRemedy = Pick<RemedyTerms, 'remedy' | 'amount'>;

/** Remedies in the reader's words. They follow the language where a signal asks for them. */
export interface RemedyWords {
  /** `30,00 €`; what is not a sum by its name: `reposición`. */
  what(remedy: NamedRemedy): string;
  /** The same without decimals that are none, for where there is little room. */
  briefly(remedy: NamedRemedy): string;
  /** What its button says: `Abonar 30,00 €`, `Reponer`. */
  give(remedy: NamedRemedy): string;
  /** What was done: `Abonaste 30,00 €`. */
  given(remedy: NamedRemedy): string;
  /** The verb alone: `Abonar`. */
  verb(kind: RemedyKind): string;
  /** The name inside a sentence: `abono`. */
  name(kind: RemedyKind): string;
}

/** Names remedies in the reader's language. Call it in an injection context. */
export function remedyWords(): RemedyWords {
  const transloco = inject(TranslocoService);
  const language = activeLanguage();
  const say = (prefix: string, kind: RemedyKind, amount: Money | null = null): string =>
    transloco.translate(
      prefix + kind,
      amount === null ? {} : { amount: formatMoney(amount, language()) },
      language(), // named, so that whoever asks is asked again when it changes
    );
  const name = (kind: RemedyKind) => say('ui.authority.what.', kind);
  return {
    what: ({ remedy, amount }) => (amount ? formatMoney(amount, language()) : name(remedy)),
    briefly: ({ remedy, amount }) => (amount ? formatMoneyBriefly(amount, language()) : name(remedy)),
    give: ({ remedy, amount }) =>
      amount ? say('ui.authority.giveSum.', remedy, amount) : say('ui.authority.give.', remedy),
    given: ({ remedy, amount }) =>
      amount ? say('ui.authority.givenSum.', remedy, amount) : say('ui.authority.given.', remedy),
    verb: (kind) => say('ui.authority.give.', kind),
    name,
  };
}
