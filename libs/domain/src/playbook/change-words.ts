import { minorDigits } from '../money/minor-digits.ts';
import type { Money } from '../money/money.ts';
import { languages, type Language, type Localised } from '../text/localised.ts';
import type { DraftChange } from '../wire/authoring.ts';

const locales: Readonly<Record<Language, string>> = { es: 'es-ES', en: 'en-GB' };

/** The longest quotation of a text in a sentence, in characters. */
const quoted = 90;

/** A sentence about one place in the content. */
export const changeAt = (path: string, es: string, en: string): DraftChange => ({ path, words: { es, en } });

/** An amount as people of a language write it. */
export function moneyWords({ amount, currency }: Money, language: Language): string {
  const digits = minorDigits(currency);
  const style = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(locales[language], style).format(amount / 10 ** digits);
}

/** A text within the quotation marks of a language, cut where it is long. */
export function quote(text: string, language: Language): string {
  const short = text.length > quoted ? `${text.slice(0, quoted - 1).trimEnd()}…` : text;
  return language === 'es' ? `«${short}»` : `“${short}”`;
}

/** That something is retired, and why, or offered again; nothing where that stayed. */
export function retirementChange(
  { retired: before }: { readonly retired?: string },
  { retired: after }: { readonly retired?: string },
): readonly DraftChange[] {
  if (before === after) return [];
  if (after === undefined) return [changeAt('retired', 'Vuelve a ofrecerse', 'It is offered again')];
  return [changeAt('retired', `Se retira: ${quote(after, 'es')}`, `It is retired: ${quote(after, 'en')}`)];
}

/** A change of something that can be named and quoted; nothing where it stayed. Null is what is not there. */
export function valueChange(
  path: string,
  name: Localised,
  before: string | null,
  after: string | null,
): readonly DraftChange[] {
  return wordsChange(path, name, before === null ? null : both(before), after === null ? null : both(after), {
    es: '',
    en: '',
  });
}

/** A change of a text in both languages: one sentence for each language in which it changed, one where both say the same. */
export function textChange(
  path: string,
  name: Localised,
  before: Localised | undefined,
  after: Localised | undefined,
): readonly DraftChange[] {
  if (!before || !after) return wordsChange(path, name, before ?? null, after ?? null, { es: '', en: '' });
  return languages
    .filter((language) => before[language] !== after[language])
    .flatMap((language) =>
      wordsChange(`${path}.${language}`, name, both(before[language]), both(after[language]), inLanguage[language]),
    );
}

/** What was added to a list of plain texts, and what was taken out. */
export function listChanges(
  path: string,
  name: Localised,
  before: readonly string[],
  after: readonly string[],
): readonly DraftChange[] {
  const added = after.filter((each) => !before.includes(each));
  const removed = before.filter((each) => !after.includes(each));
  return [
    ...(added.length === 0
      ? []
      : [changeAt(path, `${name.es}: se añade ${listed(added, 'es')}`, `${name.en}: ${listed(added, 'en')} added`)]),
    ...(removed.length === 0
      ? []
      : [
          changeAt(
            path,
            `${name.es}: se quita ${listed(removed, 'es')}`,
            `${name.en}: ${listed(removed, 'en')} removed`,
          ),
        ]),
  ];
}

/** What was added to a list of texts in both languages, and what was taken out. */
export function localisedListChanges(
  path: string,
  name: Localised,
  before: readonly Localised[],
  after: readonly Localised[],
): readonly DraftChange[] {
  const isIn = (texts: readonly Localised[], text: Localised) =>
    texts.some((other) => languages.every((language) => other[language] === text[language]));
  return [
    ...before.filter((text) => !isIn(after, text)).flatMap((text) => textChange(path, name, text, undefined)),
    ...after.filter((text) => !isIn(before, text)).flatMap((text) => textChange(path, name, undefined, text)),
  ];
}

/** How items with ids differ: ids that came, that went, that stayed, and those that stand elsewhere among them. */
export interface Matched<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
  readonly kept: readonly { readonly before: T; readonly after: T }[];
  readonly moved: readonly string[];
}

/** Finds items again by their ids. The fewest possible count as moved. */
export function matchById<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): Matched<T> {
  const known = new Map(before.map((item) => [item.id, item]));
  const kept = after.flatMap((item) => {
    const earlier = known.get(item.id);
    return earlier ? [{ before: earlier, after: item }] : [];
  });
  const stays = longestRise(kept.map((pair) => before.indexOf(pair.before)));
  return {
    added: after.filter(({ id }) => !known.has(id)),
    removed: before.filter(({ id }) => !after.some((item) => item.id === id)),
    kept,
    moved: kept.filter((_, place) => !stays.has(place)).map((pair) => pair.after.id),
  };
}

/** The same text in both languages. */
export const both = (text: string): Localised => ({ es: text, en: text });

/** Several quotations in a row. */
export function listed(texts: readonly string[], language: Language): string {
  return new Intl.ListFormat(locales[language]).format(texts.map((text) => quote(text, language)));
}

const inLanguage: Readonly<Record<Language, Localised>> = {
  es: { es: ' en español', en: ' in Spanish' },
  en: { es: ' en inglés', en: ' in English' },
};

function wordsChange(
  path: string,
  name: Localised,
  before: Localised | null,
  after: Localised | null,
  where: Localised,
): readonly DraftChange[] {
  const isSame = before?.es === after?.es && before?.en === after?.en;
  if (isSame) return [];
  const words = (language: Language): string => {
    const [added, removed, passed] = verbs[language];
    const named = `${name[language]}${where[language]}`;
    if (before === null && after) return `${named}: ${added} ${quote(after[language], language)}`;
    if (after === null && before) return `${named}: ${removed} ${quote(before[language], language)}`;
    return `${named}: ${passed(quote(before?.[language] ?? '', language), quote(after?.[language] ?? '', language))}`;
  };
  return [{ path, words: { es: words('es'), en: words('en') } }];
}

type Verbs = readonly [string, string, (before: string, after: string) => string];

const verbs: Readonly<Record<Language, Verbs>> = {
  es: ['se añade', 'se quita', (before, after) => `pasa de ${before} a ${after}`],
  en: ['added', 'removed', (before, after) => `from ${before} to ${after}`],
};

/** Places of a longest rising run, not necessarily next to each other. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const runs: number[][] = [];
  numbers.forEach((number, place) => {
    const best = runs
      .slice(0, place)
      .filter((run) => (numbers[run.at(-1) ?? 0] ?? 0) < number)
      .reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []);
    runs.push([...best, place]);
  });
  return new Set(runs.reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []));
}
