import { prefixesOf, findIdentifiers } from './find-identifiers.ts';
import type { Entity, EntityContext, Find, SaidLine, SaidPart } from './entity.ts';
import { findDates } from './find-dates.ts';
import { findEmails } from './find-emails.ts';
import { findMoney } from './find-money.ts';
import { findNames } from './find-names.ts';
import { findPhones, findPostalCodes } from './find-numbers.ts';
import { findTimes } from './find-times.ts';
import { joinedSpeech, type SaidStretch, type Token } from './said-tokens.ts';
import { spelledRuns } from './spelled-run.ts';

/**
 * The entities that are complete with the last of these lines, in the order of speech; none overlap. Words of the same speaker in
 * the lines before it go with it where the others only listened in between. What was taken out of the text is never one. Pure;
 * lines more than `linesLookedAt` before the last do not matter.
 */
export function entitiesIn(lines: readonly SaidLine[], context: EntityContext): readonly Entity[] {
  const stretch = joinedSpeech(lines);
  const { tokens, lines: joined } = stretch;
  const present = joined.at(-1);
  if (!present) return [];
  const from = tokens.findIndex(({ line }) => line === joined.length - 1);
  if (from < 0) return [];
  const runs = spelledRuns(tokens, prefixesOf(context.identifiers));
  const finds = [
    ...findEmails(runs, stretch),
    ...findIdentifiers(runs, stretch, context),
    ...findMoney(tokens, from, context),
    ...findDates(tokens, from, context.dayOf(present.startedAt), context.country === 'US'),
    ...findTimes(tokens, from),
    ...findPostalCodes(runs, stretch),
    ...findPhones(runs, stretch, context),
    ...findNames(tokens, from),
  ];
  const endsHere = finds.filter(({ to }) => tokens[to - 1]?.line === joined.length - 1);
  return withoutOverlaps(endsHere)
    .sort((one, other) => one.from - other.from)
    .map((find) => entityOf(find, stretch));
}

/** Of two that overlap the one found earlier stays; of one finder, the surer. */
function withoutOverlaps(finds: readonly Find[]): Find[] {
  const kept: Find[] = [];
  const bySureness = finds
    .map((find, index) => ({ find, index }))
    .sort(
      (one, other) =>
        kindOrder(one.find) - kindOrder(other.find) ||
        other.find.confidence - one.find.confidence ||
        one.index - other.index,
    );
  for (const { find } of bySureness) {
    if (!kept.some((other) => find.from < other.to && other.from < find.to)) kept.push(find);
  }
  return kept;
}

const order = ['email', 'identifier', 'money', 'date', 'time', 'postal-code', 'phone', 'name'] as const;
const kindOrder = ({ entity }: Find): number => order.indexOf(entity.kind);

function entityOf({ entity, from, to, confidence }: Find, { lines, tokens }: SaidStretch): Entity {
  const parts = partsOf(tokens.slice(from, to), lines);
  const words = parts.map((part) =>
    lines.find(({ sequence }) => sequence === part.lineSequence)?.text.slice(part.from, part.to),
  );
  return { ...entity, words: words.join(' … '), parts, confidence };
}

function partsOf(tokens: readonly Token[], lines: readonly SaidLine[]): readonly SaidPart[] {
  return lines.flatMap(({ sequence }, line) => {
    const said = tokens.filter((token) => token.line === line && token.kind !== 'gap');
    const [first, last] = [said[0], said.at(-1)];
    return first && last ? [{ lineSequence: sequence, from: first.start, to: last.end }] : [];
  });
}
