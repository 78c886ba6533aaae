import { toArray } from '../collection/chunked-list.ts';
import type { Approval, Grant } from '../authority/authority-state.ts';
import type { HintOutcome } from '../hint/hint.ts';
import type { Line, OpenHint } from '../interaction/interaction.ts';
import type { PastMoodTurn } from '../assist/assist-state.ts';
import { presentFrame } from '../script/script-state.ts';
import type { Help, Look } from '../support/support-state.ts';
import type { DurationMs, EpochMs } from '../time/epoch.ts';
import type { Playback } from './playback.ts';
import { StretchReader, type Stretch, type Track } from './stretches.ts';

/** Words of somebody, as they were spoken. */
export type SpokenStretch = Extract<Line, { kind: 'utterance' }>;

/** Where the script stood. */
export interface StepStretch {
  readonly scriptId: string;
  readonly version: number;
  readonly stepId: string;
}

/** A hint as long as it was on the screen. */
export interface HintStretch extends Stretch<OpenHint> {
  /** Null where it stood there to the end. */
  readonly outcome: HintOutcome | null;
}

/** A session along its time, lane by lane; each in the order in which things began. */
export interface Lanes {
  readonly begins: EpochMs;
  readonly ends: EpochMs;
  /** By when it was spoken; all else by when it came before whoever watched. */
  readonly spoken: readonly SpokenStretch[];
  readonly holds: readonly Stretch<null>[];
  readonly hints: readonly HintStretch[];
  readonly steps: readonly Stretch<StepStretch>[];
  /** Requests, for as long as they waited. */
  readonly approvals: readonly Stretch<Approval>[];
  /** Remedies, from when they were granted; those undone end there. */
  readonly grants: readonly Stretch<Grant>[];
  readonly moods: readonly PastMoodTurn[];
  readonly help: readonly Stretch<Help>[];
  readonly looks: readonly Stretch<Look>[];
  /** After-contact work, by whose it was. */
  readonly work: readonly Stretch<string>[];
}

/** Reads the lanes of a session from its states, one after the other: nothing is found out twice, in another way than live. */
export function lanesOf(playback: Playback): Lanes {
  const readers = {
    ...{ holds: new StretchReader(holds), hints: new StretchReader(hints), steps: new StretchReader(steps) },
    ...{ approvals: new StretchReader(approvals), grants: new StretchReader(grants), help: new StretchReader(help) },
    ...{ looks: new StretchReader(looks), work: new StretchReader(work) },
  };
  const all = Object.values(readers);
  const { begins, ends, tape } = playback;
  let last = playback.at(0);
  for (let cursor = 1; cursor <= tape.length; cursor += 1) {
    last = playback.at(cursor);
    for (const reader of all) reader.see(last, cursor, playback.instantOf(cursor));
  }
  return {
    ...{ begins, ends, moods: last.moodTurns },
    spoken: toArray(last.lines).filter((line) => line.kind === 'utterance'),
    holds: readers.holds.read(ends),
    hints: readers.hints.read(ends).map((stretch) => ({ ...stretch, outcome: outcomeIn(playback, stretch) })),
    steps: readers.steps.read(ends),
    approvals: readers.approvals.read(ends),
    grants: readers.grants.read(ends),
    help: readers.help.read(ends),
    looks: readers.looks.read(ends),
    work: readers.work.read(ends),
  };
}

/** Longer than this, and nobody speaks: a playback may leave it out. */
export const silenceAfterMs: DurationMs = 3_000;

/** From when to when nobody spoke for long, between the beginning and the end. */
export function silencesOf({
  spoken,
  begins,
  ends,
}: Lanes): readonly { readonly from: EpochMs; readonly to: EpochMs }[] {
  const voices = [...spoken].sort((one, other) => one.startedAt - other.startedAt);
  const silences: { readonly from: EpochMs; readonly to: EpochMs }[] = [];
  let quietSince = begins;
  for (const { startedAt, endedAt } of [...voices, { startedAt: ends, endedAt: ends }]) {
    if (startedAt - quietSince > silenceAfterMs) silences.push({ from: quietSince, to: startedAt });
    quietSince = Math.max(quietSince, endedAt);
  }
  return silences;
}

const holds: Track<null> = {
  of: ({ heldSince }) => heldSince,
  itemsIn: ({ heldSince }) => (heldSince === null ? [] : [{ key: String(heldSince), item: null }]),
};

const hints: Track<OpenHint> = {
  of: (state) => state.hints,
  itemsIn: (state) => state.hints.map((item) => ({ key: item.hint.id, item })),
};

const steps: Track<StepStretch> = {
  of: ({ script }) => script,
  itemsIn: ({ script }) => {
    if (script === null) return [];
    const { scriptId, version, stepId } = presentFrame(script);
    return [{ key: `${scriptId}/${stepId}/${script.stepSince}`, item: { scriptId, version, stepId } }];
  },
};

const approvals: Track<Approval> = {
  of: (state) => state.approvals,
  itemsIn: (state) =>
    state.approvals.filter(({ state: is }) => is === 'asked').map((item) => ({ key: item.approvalId, item })),
};

const grants: Track<Grant> = {
  of: (state) => state.grants,
  itemsIn: (state) =>
    state.grants.filter(({ state: is }) => is === 'granted').map((item) => ({ key: item.grantId, item })),
};

const help: Track<Help> = {
  of: (state) => state.help,
  itemsIn: (state) => (state.help === null ? [] : [{ key: String(state.help.askedAt), item: state.help }]),
};

const looks: Track<Look> = {
  of: (state) => state.looks,
  itemsIn: (state) => state.looks.map((item) => ({ key: item.lookId, item })),
};

const work: Track<string> = {
  of: ({ afterContactWork }) => afterContactWork,
  itemsIn: ({ afterContactWork }) => afterContactWork.map(({ agentId }) => ({ key: agentId, item: agentId })),
};

/** Told by the entry that took the hint away. */
function outcomeIn({ tape }: Playback, { item, ended }: Stretch<OpenHint>): HintOutcome | null {
  const event = ended === null ? undefined : tape[ended - 1]?.event;
  return event?.type === 'HintSettled' && event.hintId === item.hint.id ? event.outcome : null;
}
