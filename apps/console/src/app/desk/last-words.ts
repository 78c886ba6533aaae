import type { ChunkedList, Interaction, Line, OpenHint } from '@aliado/domain';
import { itemAt, lowerBound } from '@aliado/domain';
import type { ListeningStage } from '@aliado/ui';

/** How far back is looked: more silence than this is not "the last thing they said". */
const lookBack = 200;
/** Turns of the customer after which a script that fits would have been found. */
const enoughTurns = 3;
/** The same, of a matter that was opened after another one. */
const turnsOfAnother = 2;
/** Sentences on the screen at once. */
const heardAtOnce = 3;
/** Of these the last are shown although nobody pinned them. */
const unpinnedAtOnce = 2;
/** Shorter ones are "yes" and "right, thank you". */
const leastWords = 5;

type Utterance = Extract<Line, { readonly kind: 'utterance' }>;

/** The last words of the customer; null when there are none near the end. */
export function lastOfCustomer(lines: ChunkedList<Line>): string | null {
  return lastWhere(lines, () => true, 1)[0]?.text ?? null;
}

/** What was heard so far: the last pinned lines, and the last sentences of the customer, in the order in which they were said. */
export function heardSoFar({ lines, pins }: Pick<Interaction, 'lines' | 'pins'>): readonly string[] {
  const pinned = pins.flatMap((pin) => utteranceAt(lines, pin) ?? []);
  const isNews = (line: Utterance) => !pins.includes(line.sequence) && isTelling(line);
  const room = Math.max(0, heardAtOnce - pinned.length);
  const last = lastWhere(lines, isNews, Math.min(room, unpinnedAtOnce));
  return [...pinned.slice(-heardAtOnce), ...last].sort((a, b) => a.sequence - b.sequence).map(({ text }) => text);
}

/**
 * How far the search for a script is in a contact that walks none. Once one came to its end, what is said is of the same matter until the
 * customer comes with another one.
 */
export function listeningStage({ hints, areHintsMuted, lines, pastScripts }: Interaction): ListeningStage {
  if (!areHintsMuted && hints.some(({ hint }) => hint.kind === 'script')) return 'proposed';
  const completed = pastScripts.findLast(({ leftBecause }) => leftBecause === 'completed');
  if (!completed) return lastWhere(lines, () => true, enoughTurns).length < enoughTurns ? 'waiting' : 'unmatched';
  const isSince = (line: Utterance) => line.sequence > completed.stepSince;
  const [another] = lastWhere(lines, (line) => isSince(line) && opensMatter(line), 1);
  const isNews = (line: Utterance) => isSince(line) && line.sequence >= (another?.sequence ?? 0) && isTelling(line);
  return another && lastWhere(lines, isNews, turnsOfAnother).length >= turnsOfAnother ? 'unmatched' : 'waiting';
}

/** The words that led to hints, by the sequence of the line in which they were said. */
export function triggersOf(hints: readonly OpenHint[]): Readonly<Record<number, readonly string[]>> {
  const bySequence: Record<number, readonly string[]> = {};
  for (const { hint } of hints) {
    const { lineSequence, words } = hint.reason;
    if (lineSequence !== null) bySequence[lineSequence] = [...(bySequence[lineSequence] ?? []), ...words];
  }
  return bySequence;
}

/** The lines in which the words were said that led to hints, by sequence. */
export function hintLines({ hints, lines }: Pick<Interaction, 'hints' | 'lines'>): Readonly<Record<number, string>> {
  const said = hints.flatMap(({ hint }) => utteranceAt(lines, hint.reason.lineSequence ?? 0) ?? []);
  return Object.fromEntries(said.map(({ sequence, text }) => [sequence, text]));
}

/** A line that was said; null where there is none of this sequence. */
export function utteranceAt(lines: ChunkedList<Line>, wanted: number): Utterance | null {
  const line = itemAt(
    lines,
    lowerBound(lines, ({ sequence }) => sequence >= wanted),
  );
  return line?.kind === 'utterance' && line.sequence === wanted ? line : null;
}

const openings = new RegExp(
  [
    '\\b(?:otra|una) (?:cosa|pregunta|consulta|duda|cuestión)(?: más)?\\b|\\b(?:ya|aprovechando) que (?:estoy|está|le tengo|te tengo)\\b',
    '\\baprovecho (?:y|para)\\b|\\btambién (?:quería|quiero|llamaba|llamo|necesito|tengo)\\b',
    "\\b(?:another|one more|(?:the|an)?other|second) (?:thing|question|matter)\\b|\\bwhile (?:i have|i've got|i'm on|we're at)\\b",
    '\\b(?:i )?also (?:want|wanted|need|have|wondered)\\b|\\bbefore (?:i|you) go\\b|\\bsomething else\\b',
  ].join('|'),
  'iu',
);

/** Whether somebody says that they come with something else. */
const opensMatter = ({ text }: Utterance): boolean => openings.test(text.replaceAll('’', "'"));

const isTelling = ({ text }: Utterance): boolean => text.split(/\s+/).length >= leastWords;

/** The last sentences of the customer that are wanted, newest first. */
function lastWhere(lines: ChunkedList<Line>, isWanted: (line: Utterance) => boolean, limit: number): Utterance[] {
  const found: Utterance[] = [];
  for (let back = 1; back <= Math.min(lookBack, lines.size) && found.length < limit; back++) {
    const line = itemAt(lines, -back);
    if (line?.kind === 'utterance' && line.role === 'customer' && isWanted(line)) found.push(line);
  }
  return found;
}
