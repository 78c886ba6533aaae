import type { Interaction, OpenHint } from '../interaction/interaction.ts';
import { adviceKey, isOver } from '../interaction/interaction.ts';
import type { DurationMs, EpochMs } from '../time/epoch.ts';
import type { Hint, HintKind, HintOutcome, HintReason } from './hint.ts';

/** Something that a proposer would show. */
export interface HintProposal {
  readonly hint: Hint;
  /** Whether a do-not-trigger phrase was heard: words that mean this advice is wrong here. */
  readonly isContradicted: boolean;
}

/** How sparing hints are. */
export interface HintSettings {
  /** Hints shown in one contact, warnings and read-outs left out. */
  readonly capPerContact: number;
  /** Warnings and read-outs shown in one contact. */
  readonly dutiesPerContact: number;
  /** How often the same advice may be shown in one contact; advice that was used or dismissed does not come again at all. */
  readonly timesPerAdvice: number;
  /** Before the same advice is shown again. */
  readonly adviceCooldown: DurationMs;
  /** Between two times that anything new is shown; a warning does not wait. */
  readonly pause: DurationMs;
  /** A hint that stood this long is taken away. */
  readonly expiresAfter: DurationMs;
  /** A hint is being read for this long after it was shown, wherever it stands. */
  readonly readingFor: DurationMs;
  /** A hint that was not read in this long is not being read, wherever it stands. */
  readonly unreadFor: DurationMs;
}

export const defaultHintSettings: HintSettings = {
  capPerContact: 12,
  dutiesPerContact: 8,
  timesPerAdvice: 1,
  adviceCooldown: 120_000,
  pause: 4_000,
  expiresAfter: 90_000,
  readingFor: 8_000,
  unreadFor: 20_000,
};

/** How many hints are open at once, at most. */
export const openHintLimit = 2;

/** What to do about hints now: settle first, then show. */
export interface HintDecision {
  /** Best first; at most as many as there are places once the others are settled. */
  readonly show: readonly Hint[];
  readonly settle: readonly { readonly hintId: string; readonly outcome: HintOutcome }[];
}

/** Advice that stands and would not be shown any more by who proposed it, by `adviceKey`. */
export type Outdated = ReadonlySet<string>;

const nothingOutdated: Outdated = new Set();

/**
 * Decides which proposals are shown and which open hints go. Never more than `openHintLimit` are open. What was shown a moment ago is
 * being read, and the first place while somebody may read it: nothing takes that away but expiry. A better hint may take the second
 * place, and the first one where it was not read. What its proposers would not show any more, and nobody acted on while it could be
 * read, gives its place to advice of its kind, or goes where that stands already.
 * While hints are muted, or once the contact is over, nothing is shown and what is open goes. Words to read out stand one at a time, so
 * that one place is left for what helps. Pure; the order of the proposals does not matter.
 */
export function decideHints(
  state: Interaction,
  proposals: readonly HintProposal[],
  settings: HintSettings,
  now: EpochMs,
  outdated: Outdated = nothingOutdated,
): HintDecision {
  if (state.areHintsMuted || isOver(state)) return { show: [], settle: settledAs('expired', state.hints) };
  const standing = state.hints.filter(({ shownAt }) => now - shownAt < settings.expiresAfter);
  const barred = contradicted(proposals);
  const isSettled = ({ shownAt }: OpenHint) => now - shownAt >= settings.readingFor;
  const wrong = standing.slice(1).filter((open) => isSettled(open) && barred.has(adviceKey(open.hint)));
  const kept = standing.filter((open) => !wrong.includes(open));
  const gone = state.hints.filter((open) => !kept.includes(open));

  const candidates = withOneReadOut(kept, withinCaps(state, ranked(state, proposals, settings, now), settings));
  const isFull = kept.length >= openHintLimit;
  const change = (kept.every(isSettled) ? inPlaceOf(kept, candidates, outdated) : null) ?? (isFull ? better() : null);
  if (change) {
    return {
      show: change.by ? [change.by] : [],
      settle: [...settledAs('expired', gone), ...settledAs('replaced', [change.open])],
    };
  }
  return { show: candidates.slice(0, Math.max(0, openHintLimit - kept.length)), settle: settledAs('expired', gone) };

  function better(): Change | null {
    const [by] = candidates;
    if (!by) return null;
    const isUnread = ({ readAt, shownAt }: OpenHint) => readAt === null && now - shownAt >= settings.unreadFor;
    const mayGo = (one: OpenHint) => (one === standing[0] ? isUnread(one) : isSettled(one));
    const open = kept.toReversed().find((one) => mayGo(one) && compareHints(by, one.hint) < 0);
    return open ? { by, open } : null;
  }
}

/** An open hint that gives up its place. */
interface Change {
  /** What takes it; null where that is open already. */
  readonly by: Hint | null;
  readonly open: OpenHint;
}

/** The first open hint that is not meant any more, with what is meant in its place. */
function inPlaceOf(kept: readonly OpenHint[], candidates: readonly Hint[], outdated: Outdated): Change | null {
  for (const open of kept) {
    if (!outdated.has(adviceKey(open.hint))) continue;
    const isMeant = ({ hint }: OpenHint) => hint.kind === open.hint.kind && !outdated.has(adviceKey(hint));
    const by = candidates.find(({ kind }) => kind === open.hint.kind) ?? null;
    if (by || kept.some(isMeant)) return { by, open };
  }
  return null;
}

const contradicted = (proposals: readonly HintProposal[]): ReadonlySet<string> =>
  new Set(proposals.filter(({ isContradicted }) => isContradicted).map(({ hint }) => adviceKey(hint)));

const settledAs = (outcome: HintOutcome, open: readonly OpenHint[]): HintDecision['settle'] =>
  open.map(({ hint }) => ({ hintId: hint.id, outcome }));

/** The proposals that may be shown now, each advice once, best first. */
function ranked(
  state: Interaction,
  proposals: readonly HintProposal[],
  settings: HintSettings,
  now: EpochMs,
): readonly Hint[] {
  const barred = contradicted(proposals);
  const lastShownAt = Math.max(...Object.values(state.hintHistory).map((history) => history.lastShownAt), -Infinity);
  const best = new Map<string, Hint>();
  for (const { hint } of proposals) {
    const key = adviceKey(hint);
    const hasToWait = hint.kind !== 'warning' && now - lastShownAt < settings.pause;
    if (hasToWait || barred.has(key) || !mayBeSaid(state, hint, settings, now)) continue;
    const rival = best.get(key);
    if (!rival || compareHints(hint, rival) < 0) best.set(key, hint);
  }
  return [...best.values()].sort(compareHints);
}

/** Whether this advice may be given now, by what became of it before in this contact. */
function mayBeSaid({ hints, hintHistory }: Interaction, hint: Hint, settings: HintSettings, now: EpochMs): boolean {
  const key = adviceKey(hint);
  if (hints.some((open) => adviceKey(open.hint) === key)) return false;
  const history = Object.hasOwn(hintHistory, key) ? hintHistory[key] : undefined;
  if (!history) return true;
  const isAnswered = history.timesUsed + history.timesDismissed > 0;
  const isTired = history.timesShown >= settings.timesPerAdvice;
  return !isAnswered && !isTired && now - history.lastShownAt >= settings.adviceCooldown;
}

/** Whether a kind of hint is what somebody must say or must not do. These have a cap of their own: other hints never use it up. */
export const isDuty = (kind: string): boolean => kind === 'warning' || kind === 'read-out';

/** Leaves out what would go over the caps. */
function withinCaps({ hintHistory }: Interaction, hints: readonly Hint[], settings: HintSettings): readonly Hint[] {
  let [left, duties] = [settings.capPerContact, settings.dutiesPerContact];
  for (const [key, { timesShown }] of Object.entries(hintHistory)) {
    if (isDuty(key.slice(0, key.indexOf(':')))) duties -= timesShown;
    else left -= timesShown;
  }
  return hints.filter(({ kind }) => (isDuty(kind) ? duties-- > 0 : left-- > 0));
}

function withOneReadOut(kept: readonly OpenHint[], hints: readonly Hint[]): readonly Hint[] {
  const first = hints.find(({ kind }) => kind === 'read-out');
  const isReading = kept.some(({ hint }) => hint.kind === 'read-out');
  return hints.filter((hint) => hint.kind !== 'read-out' || (!isReading && hint === first));
}

const kindsByRank: readonly HintKind[] = [
  'warning',
  'read-out',
  'promise',
  'next-action',
  'guideline',
  'script',
  'phrase',
  'article',
  'idea',
];
const proposersByRank: readonly HintReason['proposer'][] = [
  'rule',
  'position',
  'trigger',
  'text',
  'model',
  'language-model',
];

/** Better first: by kind, then by how sure its proposer can be; scores tell only within one proposer. Ids settle a draw. */
function compareHints(one: Hint, other: Hint): number {
  return (
    kindsByRank.indexOf(one.kind) - kindsByRank.indexOf(other.kind) ||
    proposersByRank.indexOf(one.reason.proposer) - proposersByRank.indexOf(other.reason.proposer) ||
    other.reason.score - one.reason.score ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  );
}
