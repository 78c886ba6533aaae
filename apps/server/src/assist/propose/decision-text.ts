import { languages, type GuidelineFinding, type Language, type Localised, type RemedyKind } from '@aliado/domain';

type Hit = GuidelineFinding['hits'][number];
type Remedy = Hit['then'][number];

const names: Readonly<Record<Exclude<RemedyKind, 'none'>, Localised>> = {
  refund: { es: 'Reembolso', en: 'Refund' },
  credit: { es: 'Abono', en: 'Credit' },
  replacement: { es: 'Cambio del aparato', en: 'Replacement' },
  waiver: { es: 'Sin cargo', en: 'No charge' },
  expedite: { es: 'Prioridad', en: 'Priority' },
  gesture: { es: 'Detalle', en: 'Gesture' },
};

const upTo: Localised = { es: 'hasta', en: 'up to' };
const locales: Readonly<Record<Language, string>> = { es: 'es-ES', en: 'en-GB' };

/** What may be decided by the rules that hold, and why: "Credit up to €150, priority. Second delivery failed on our side." */
export function decisionText(hits: readonly Hit[]): Localised {
  const [es, en] = languages.map((language) => hits.map((hit) => sentenceOf(hit, language)).join(' '));
  return { es: es ?? '', en: en ?? '' };
}

function sentenceOf({ then, because }: Hit, language: Language): string {
  const remedies = then.flatMap((remedy) => wordsOf(remedy, language));
  const told = remedies.map((words, place) =>
    place === 0 ? words : `${words.charAt(0).toLowerCase()}${words.slice(1)}`,
  );
  const reason = because[language];
  return `${told.join(', ')}. ${/[.!?…]$/.test(reason) ? reason : `${reason}.`}`;
}

function wordsOf({ remedy, limit }: Remedy, language: Language): readonly string[] {
  if (remedy === 'none') return [];
  const name = names[remedy][language];
  return [limit ? `${name} ${upTo[language]} ${moneyOf(limit, language)}` : name];
}

function moneyOf({ amount, currency }: NonNullable<Remedy['limit']>, language: Language): string {
  const format = new Intl.NumberFormat(locales[language], {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
