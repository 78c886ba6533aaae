import type { SummarySentence } from '../assist/assist-event.ts';
import type { Interaction } from '../interaction/interaction.ts';
import type { Localised } from '../text/localised.ts';
import { isFiller, isFragment, quoteOf, type Telling } from './quote.ts';
import { quoted, sentence } from './sentence.ts';
import type { BegunScript, CustomerLine, SummaryLog } from './summary-log.ts';
import type { SummarySources } from './propose-wrap-up.ts';

/** Why somebody calls is said in their first few turns. */
const openingTurns = 5;

/** What a turn counts against the one before it. */
const decay = 0.8;

/** More matters than these are not taken in at a glance. */
const matterLimit = 3;

/** What the customer wanted: each matter that was taken up, the first with the customer's own words for it. */
export function wantedSentences(
  log: SummaryLog,
  interaction: Interaction,
  { organisation, tellingOf }: SummarySources,
): readonly SummarySentence[] {
  const begun = mattersBegun(log, interaction);
  const nameOf = (matter: string) => organisation?.matters.find(({ id }) => id === matter)?.name;
  if (begun.length === 0) {
    const quote = openingQuote(log, null, (words) => tellingOf(words, null));
    return quote ? [sentence('wanted', withQuote(saidKey, quote.words), [quote.sequence])] : [];
  }
  return begun.flatMap((one, place) => {
    const name = nameOf(one.matter);
    const line = lineOfHint(log, one.hintId);
    const telling = (words: string) => tellingOf(words, one.scriptId);
    const quote = line === null && place > 0 ? null : openingQuote(log, line, telling);
    if (quote) return [sentence('wanted', withQuote(name ?? saidKey, quote.words), [quote.sequence, one.sequence])];
    return name ? [sentence('wanted', name, [one.sequence])] : [];
  });
}

const saidKey: Localised = { es: 'Dijo', en: 'They said' };

const withQuote = (name: Localised, words: string): Localised => ({
  es: `${name.es}: ${quoted(words).es}`,
  en: `${name.en}: ${quoted(words).en}`,
});

/** The scripts in which a step was taken, one for each matter, in order; where none was walked, the last that was begun. */
function mattersBegun(
  { begun }: SummaryLog,
  { script, pastScripts }: Pick<Interaction, 'script' | 'pastScripts'>,
): readonly BegunScript[] {
  const walked = new Set(
    [...pastScripts, ...(script ? [script] : [])].flatMap((run) => (run.path.length > 0 ? [run.scriptId] : [])),
  );
  const meant = begun.filter(({ scriptId }) => walked.has(scriptId));
  const all = meant.length > 0 ? meant : begun.slice(-1);
  return all.filter(({ matter }, at) => all.findIndex((one) => one.matter === matter) === at).slice(0, matterLimit);
}

function lineOfHint({ hints, said }: SummaryLog, hintId: string | null): CustomerLine | null {
  const sequence = hints.find(({ hint }) => hint.id === hintId)?.hint.reason.lineSequence ?? null;
  return said.find((line) => line.sequence === sequence) ?? null;
}

/** The customer's words for it: of the line that led to the script, else of the first turns the one that tells most. */
function openingQuote({ said }: SummaryLog, line: CustomerLine | null, telling: Telling) {
  const meant = said.filter(({ text }) => !isFiller(text));
  const whole = meant.filter(({ text }) => !isFragment(text));
  const first = (whole.length > 0 ? whole : meant).slice(0, openingTurns);
  const told = first.map((one, turn) => ({ one, weight: decay ** turn * telling(one.text) }));
  const most = told.reduce<(typeof told)[number] | undefined>(
    (best, next) => (best && best.weight >= next.weight ? best : next),
    undefined,
  );
  const isTelling = line !== null && !isFiller(line.text) && (!isFragment(line.text) || !most);
  const chosen = isTelling ? line : most?.one;
  const words = chosen ? quoteOf(chosen.text, telling) : null;
  return chosen && words !== null ? { sequence: chosen.sequence, words } : null;
}
