import { moodOf } from '../assist/assist-state.ts';
import { moods } from '../assist/assist-event.ts';
import { toArray } from '../collection/chunked-list.ts';
import type { FeelValue } from '../guideline/case-reading.ts';
import { isLive, type Interaction, type Line } from '../interaction/interaction.ts';
import { minorDigits } from '../money/minor-digits.ts';
import { presentFrame } from '../script/script-state.ts';
import type { DurationMs, EpochMs } from '../time/epoch.ts';
import type { FactUnit } from './alert-facts.ts';

/** What was said in a contact, counted. */
export interface Said {
  readonly customerLines: number;
  readonly customerWords: number;
  readonly agentWords: number;
  /** When the customer ended their last sentence; null before the first. */
  readonly customerAt: EpochMs | null;
}

/** Before the first word. */
export const nothingSaid: Said = { customerLines: 0, customerWords: 0, agentWords: 0, customerAt: null };

/** What was said with one more sentence. */
export function evolveSaid(said: Said, { role, text, endedAt }: Pick<Utterance, 'role' | 'text' | 'endedAt'>): Said {
  const words = text.split(/\s+/).filter((word) => word !== '').length;
  if (role === 'agent') return { ...said, agentWords: said.agentWords + words };
  if (role !== 'customer') return said;
  const customerAt = Math.max(endedAt, said.customerAt ?? endedAt);
  const { customerLines, customerWords } = said;
  return { ...said, customerLines: customerLines + 1, customerWords: customerWords + words, customerAt };
}

type Utterance = Extract<Line, { readonly kind: 'utterance' }>;

/** The same, counted from the transcript of a contact. */
export const saidIn = ({ lines }: Pick<Interaction, 'lines'>): Said =>
  toArray(lines).reduce((said, line) => (line.kind === 'utterance' ? evolveSaid(said, line) : said), nothingSaid);

/** A contact as rules look at it. */
export interface ContactInView {
  readonly state: Interaction;
  readonly said: Said;
}

/** What a contact's state tells at once. */
interface PlainFact {
  readonly unit: FactUnit;
  readonly values?: readonly string[];
  readonly of: (view: ContactInView, now: EpochMs) => FeelValue;
}

const hintTimes = ({ hintHistory }: Interaction, part: 'timesShown' | 'timesUsed' | 'timesDismissed'): number =>
  Object.values(hintHistory).reduce((sum, history) => sum + history[part], 0);

const count = (of: (state: Interaction, now: EpochMs) => number): PlainFact => ({
  unit: 'count',
  of: ({ state }, now) => of(state, now),
});

const text = (of: (state: Interaction) => string | null, values?: readonly string[]): PlainFact => ({
  ...{ unit: 'text', of: ({ state }) => of(state) },
  ...(values ? { values } : {}),
});

const yesNo = (of: (state: Interaction) => boolean): PlainFact => ({ unit: 'yes-no', of: ({ state }) => of(state) });

const plainFacts = {
  language: text(({ language }) => language, ['es', 'en']),
  consent: text(({ consent }) => consent, ['unknown', 'announced', 'given', 'refused']),
  matter: text(({ script, matter }) => script?.matter ?? matter),
  mood: text(moodOf, moods),
  moodTurns: count(({ moodTurns }) => moodTurns.length),
  help: text(
    ({ help }) => (help === null ? 'none' : help.takenBy === null ? 'asked' : 'taken'),
    ['none', 'asked', 'taken'],
  ),
  script: text(({ script }) => (script === null ? null : script.scriptId)),
  step: text(({ script }) => (script === null ? null : presentFrame(script).stepId)),
  scripts: count(({ script, pastScripts }) => pastScripts.length + Number(script !== null)),
  hintsShown: count((state) => hintTimes(state, 'timesShown')),
  hintsOpen: count(({ hints }) => hints.length),
  hintsUsed: count((state) => hintTimes(state, 'timesUsed')),
  hintsDismissed: count((state) => hintTimes(state, 'timesDismissed')),
  hintsIgnored: count(hintsIgnored),
  areHintsMuted: yesNo(({ areHintsMuted }) => areHintsMuted),
  promises: count(({ promises }) => promises.length),
  promisesOpen: count(({ promises }, now) => promises.filter(({ dueAt }) => dueAt > now).length),
  approvals: count(({ approvals }) => approvals.length),
  approvalsWaiting: count(({ approvals }) => approvals.filter(({ state }) => state === 'asked').length),
  given: { unit: 'amount', of: ({ state }) => givenIn(state) },
  customerLines: { unit: 'count', of: ({ said }) => said.customerLines },
  customerWords: { unit: 'count', of: ({ said }) => said.customerWords },
  agentWords: { unit: 'count', of: ({ said }) => said.agentWords },
  readOutsOmitted: count(({ readOuts }) => Object.values(readOuts).filter((one) => 'omittedBecause' in one).length),
  match: text(({ customer }) => customer.certainty, ['known', 'probable', 'ambiguous', 'unknown']),
  isVerified: yesNo(({ customer }) => customer.isVerified),
  isMuted: yesNo(({ isMuted }) => isMuted),
  isRecordingPaused: yesNo(({ isRecordingPaused }) => isRecordingPaused),
  participants: count(({ participants }) => participants.length),
  notes: count(({ notes }) => notes.length),
  ideas: count(({ ideas }) => ideas.length),
  whispers: count(({ whispers }) => whispers.length),
  lookers: count(({ looks }) => looks.length),
} as const satisfies Readonly<Record<string, PlainFact>>;

/** What passed by: neither used nor put away, and not in sight any more. */
function hintsIgnored(state: Interaction): number {
  const settled = hintTimes(state, 'timesUsed') + hintTimes(state, 'timesDismissed') + state.hints.length;
  return Math.max(0, hintTimes(state, 'timesShown') - settled);
}

/** What was given or set aside in this contact, in major units; null where that is in several currencies. */
function givenIn({ grants }: Interaction): number | null {
  const held = grants.filter(({ state }) => state === 'granted' || state === 'reserved');
  const amounts = held.flatMap(({ terms: { amount } }) => amount ?? []);
  const [first, ...others] = new Set(amounts.map(({ currency }) => currency));
  if (first === undefined) return 0;
  if (others.length > 0) return null;
  return amounts.reduce((sum, { amount }) => sum + amount, 0) / 10 ** minorDigits(first);
}

/** Since when something in a contact goes on; null while it does not. */
const runningFacts = {
  contactSeconds: ({ state }: ContactInView) => state.openedAt,
  moodSeconds: ({ state }: ContactInView) => state.moodTurns.at(-1)?.turnedAt ?? state.connectedAt,
  helpSeconds: ({ state }: ContactInView) => state.help?.askedAt ?? null,
  approvalSeconds: ({ state }: ContactInView) =>
    state.approvals.find((approval) => approval.state === 'asked')?.askedAt ?? null,
  scriptSeconds: ({ state }: ContactInView) => state.script?.startedAt ?? null,
  silenceSeconds: ({ state }: ContactInView) => silentSince(state),
  customerSilentSeconds: ({ state, said }: ContactInView) =>
    isLive(state) && state.heldSince === null ? said.customerAt : null,
} as const satisfies Readonly<Record<string, (view: ContactInView) => EpochMs | null>>;

/** Nobody speaks, as far as there is a transcript by which it can be known. */
function silentSince(state: Interaction): EpochMs | null {
  const { heldSince, connectedAt, lastSpokenAt, resumedAt } = state;
  if (!isLive(state) || heldSince !== null || connectedAt === null || lastSpokenAt === null) return null;
  return Math.max(lastSpokenAt, connectedAt, resumedAt ?? connectedAt);
}

/** What can be said of a contact beyond its passages through queues: by name, its unit and its values where they are few. */
export const contactFactNames: readonly {
  readonly path: string;
  readonly unit: FactUnit;
  readonly values?: readonly string[];
}[] = [
  ...Object.entries<PlainFact>(plainFacts).map(([path, { unit, values }]) => ({
    path,
    unit,
    ...(values && { values }),
  })),
  ...Object.keys(runningFacts).map((path) => ({ path, unit: 'seconds' as const })),
];

/** What a contact's state tells. */
export interface ContactFacts {
  readonly facts: Readonly<Record<string, FeelValue>>;
  /** When one of them is next different though nothing happens; null for never. */
  readonly turnsAt: EpochMs | null;
}

/**
 * What is asked for of a contact. Costs no more however long it is.
 * @param asked names of facts; those that are no facts of a contact's state are left out.
 * @param stepMs seconds are told in whole steps of this.
 */
export function contactFactsOf(
  view: ContactInView,
  asked: Iterable<string>,
  now: EpochMs,
  stepMs: DurationMs,
): ContactFacts {
  const facts: Record<string, FeelValue> = {};
  const turns: EpochMs[] = [];
  for (const name of asked) {
    if (isRunning(name)) {
      const since = runningFacts[name](view);
      const steps = since === null ? 0 : Math.max(0, Math.floor((now - since) / stepMs));
      facts[name] = since === null ? null : (steps * stepMs) / 1_000;
      if (since !== null) turns.push(since + (steps + 1) * stepMs);
    } else if (isPlain(name)) facts[name] = plainFacts[name].of(view, now);
    if (name === 'promisesOpen') turns.push(...view.state.promises.flatMap(({ dueAt }) => (dueAt > now ? dueAt : [])));
  }
  return { facts, turnsAt: turns.length === 0 ? null : Math.min(...turns) };
}

const isPlain = (name: string): name is keyof typeof plainFacts => Object.hasOwn(plainFacts, name);
const isRunning = (name: string): name is keyof typeof runningFacts => Object.hasOwn(runningFacts, name);

/** Whether a name is of a fact that only the state of a contact tells. */
export const isOfContactState = (name: string): boolean => isPlain(name) || isRunning(name);
