import type { Language, Localised } from '../text/localised.ts';
import type { BackTestDifference } from '../wire/authoring.ts';
import { inBoth, moneyInWords, remedyWord, waitInWords } from './back-test-words.ts';
import type { NewOffer, SessionComparison } from './compare-session.ts';
import type { JudgedDecision } from './judge-decision.ts';
import type { PastDecision } from './past-session.ts';

/** What a session shows of a draft: null where nothing would have been otherwise. */
export function differenceOf(comparison: SessionComparison, currency: string): BackTestDifference | null {
  const { interactionId, at, agentName, matter, offer } = comparison;
  const changed = comparison.decisions.filter(({ change }) => change !== 'kept');
  if (changed.length === 0 && offer === null) return null;
  const change = changed.reduce((sum, { was, wouldBe }) => sum + (wouldBe.given ?? 0) - (was.given ?? 0), 0);
  const words = (tell: (language: Language) => readonly string[]): Localised =>
    inBoth((language) => sentence(tell(language)));
  return {
    ...{ interactionId, at, agentName, matter },
    was: words((language) => (offer ? [nothing[language]] : changed.map((one) => wasOf(one, currency, language)))),
    wouldBe: words((language) =>
      offer ? [offerOf(offer, currency, language)] : changed.map((one) => wouldBeOf(one, currency, language)),
    ),
    change: offer ? null : { amount: change, currency },
    direction: directionOf(changed, offer),
  };
}

/** What was decided then, in words; money as it was counted then. */
export function decisionInWords({ terms, asked, given }: PastDecision): Localised {
  const was = { given: given && (given.amount?.amount ?? 0), waitMs: asked?.waitMs ?? 0 };
  const decided = { remedy: terms.remedy, wanted: terms.amount?.amount ?? null, answer: asked?.answer ?? null, was };
  return inBoth((language) => sentence([wasOf(decided, terms.amount?.currency ?? '', language)]));
}

/** Whoever loses anything is counted among those who would get less, whatever else they get. */
function directionOf(changed: readonly JudgedDecision[], offer: NewOffer | null): BackTestDifference['direction'] {
  if (changed.some(({ was, wouldBe }) => was.given !== null && (wouldBe.given ?? -1) < was.given)) return 'less';
  const isMore = changed.some(({ was, wouldBe }) => wouldBe.given !== null && wouldBe.given > (was.given ?? -1));
  return isMore || offer ? 'more' : 'same';
}

const nothing: Localised = { es: 'no se ofreció nada', en: 'nothing was offered' };
const gone: Localised = { es: 'no se permitiría', en: 'it would not be allowed' };
const andNothing: Localised = { es: 'nada sin preguntar', en: 'nothing without asking' };

type Decided = Pick<JudgedDecision, 'remedy' | 'wanted' | 'answer'> & {
  readonly was: Pick<JudgedDecision['was'], 'given' | 'waitMs'>;
};

function wasOf({ remedy, wanted, answer, was }: Decided, currency: string, language: Language): string {
  const thing = thingOf(remedy, wanted, currency, language);
  if (answer === null) return { es: `se dio ${thing}`, en: `given: ${thing}` }[language];
  const wait = waitInWords(was.waitMs);
  const given = was.given === null || wanted === null ? '' : moneyInWords(was.given, currency, language);
  const endings: Readonly<Record<typeof answer, Localised>> = {
    approved: { es: `aprobado tras ${wait}`, en: `approved after ${wait}` },
    less: { es: `${given || 'menos'} aprobado tras ${wait}`, en: `${given || 'less'} approved after ${wait}` },
    refused: { es: `denegado tras ${wait}`, en: `refused after ${wait}` },
    withdrawn: { es: 'se retiró la petición', en: 'the request was withdrawn' },
    lapsed: { es: `nadie respondió en ${wait}`, en: `nobody answered for ${wait}` },
    open: { es: 'quedó sin respuesta', en: 'it was left without an answer' },
  };
  return { es: `se pidió ${thing}, ${endings[answer].es}`, en: `asked for: ${thing}, ${endings[answer].en}` }[language];
}

function wouldBeOf({ remedy, wanted, change, wouldBe }: JudgedDecision, currency: string, language: Language): string {
  const thing = thingOf(remedy, wanted, currency, language);
  if (change === 'gone') return gone[language];
  if (change === 'at-once' && wouldBe.given === null) {
    return { es: `no haría falta preguntar: ${thing}`, en: `no need to ask: ${thing}` }[language];
  }
  if (change === 'at-once') return { es: `se daría ${thing} sin preguntar`, en: `given at once: ${thing}` }[language];
  const atOnce = wouldBe.given === null ? null : moneyInWords(wouldBe.given, currency, language);
  const without = atOnce ? { es: `${atOnce} sin preguntar`, en: `${atOnce} without asking` } : andNothing;
  return {
    es: `habría que pedir ${thing}; ${without.es}`,
    en: `to be asked for: ${thing}; ${without.en}`,
  }[language];
}

function offerOf({ remedy, proposed }: NewOffer, currency: string, language: Language): string {
  const thing = thingOf(remedy, proposed, currency, language);
  return { es: `se podría ofrecer ${thing}`, en: `it could be offered: ${thing}` }[language];
}

function thingOf(
  remedy: JudgedDecision['remedy'],
  amount: number | null,
  currency: string,
  language: Language,
): string {
  const name = remedyWord(remedy, 1, language);
  const word = language === 'es' ? `${remedy === 'waiver' ? 'una' : 'un'} ${name}` : name;
  if (amount === null) return word;
  const money = moneyInWords(amount, currency, language);
  return { es: `${word} de ${money}`, en: `${word} of ${money}` }[language];
}

function sentence(parts: readonly string[]): string {
  const text = [...new Set(parts)].join('; ');
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
