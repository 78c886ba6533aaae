import { toArray } from '../collection/chunked-list.ts';
import type { Approval, Grant } from '../authority/authority-state.ts';
import type { HintOutcome } from '../hint/hint.ts';
import type { Line, OpenHint } from '../interaction/interaction.ts';
import type { PastMoodTurn } from '../assist/assist-state.ts';
import { presentFrame } from '../script/script-state.ts';
import type { Help, Look } from '../support/support-state.ts';
import type { DurationMs, EpochMs } from '../time/epoch.ts';
import type { Playback } from './playback.ts';
import { LaneReader, type LaneSpan, type LaneSource } from './lane-span.ts';

/** Words of somebody, as they were spoken. */
export type SpokenSpan = Extract<Line, { kind: 'utterance' }>;

/** Where the script stood. */
export interface StepSpan {
  readonly scriptId: string;
  readonly version: number;
  readonly stepId: string;
}

/** A hint as long as it was on the screen. */
export interface HintSpan extends LaneSpan<OpenHint> {
  /** Null where it stood there to the end. */
  readonly outcome: HintOutcome | null;
}

/** A session along its time, lane by lane; each in the order in which things began. */
export interface Lanes {
  readonly begins: EpochMs;
  readonly ends: EpochMs;
  /** By when it was spoken; all else by when it came before whoever watched. */
  readonly spoken: readonly SpokenSpan[];
  readonly holds: readonly LaneSpan<null>[];
  readonly hints: readonly HintSpan[];
  readonly steps: readonly LaneSpan<StepSpan>[];
  /** Requests, for as long as they waited. */
  readonly approvals: readonly LaneSpan<Approval>[];
  /** Remedies, from when they were granted; those undone end there. */
  readonly grants: readonly LaneSpan<Grant>[];
  readonly moods: readonly PastMoodTurn[];
  readonly help: readonly LaneSpan<Help>[];
  readonly looks: readonly LaneSpan<Look>[];
  /** After-contact work, by whose it was. */
  readonly work: readonly LaneSpan<string>[];
}

/** Reads the lanes of a session from its states, one after the other: nothing is found out twice, in another way than live. */
export function lanesOf(playback: Playback): Lanes {
  const readers = {
    ...{ holds: new LaneReader(holds), hints: new LaneReader(hints), steps: new LaneReader(steps) },
    ...{ approvals: new LaneReader(approvals), grants: new LaneReader(grants), help: new LaneReader(help) },
    ...{ looks: new LaneReader(looks), work: new LaneReader(work) },
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
    hints: readers.hints.read(ends).map((span) => ({ ...span, outcome: outcomeIn(playback, span) })),
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

const holds: LaneSource<null> = {
  of: ({ heldSince }) => heldSince,
  itemsIn: ({ heldSince }) => (heldSince === null ? [] : [{ key: String(heldSince), item: null }]),
};

const hints: LaneSource<OpenHint> = {
  of: (state) => state.hints,
  itemsIn: (state) => state.hints.map((item) => ({ key: item.hint.id, item })),
};

const steps: LaneSource<StepSpan> = {
  of: ({ script }) => script,
  itemsIn: ({ script }) => {
    if (script === null) return [];
    const { scriptId, version, stepId } = presentFrame(script);
    return [{ key: `${scriptId}/${stepId}/${script.stepSince}`, item: { scriptId, version, stepId } }];
  },
};

const approvals: LaneSource<Approval> = {
  of: (state) => state.approvals,
  itemsIn: (state) =>
    state.approvals.filter(({ state: is }) => is === 'asked').map((item) => ({ key: item.approvalId, item })),
};

const grants: LaneSource<Grant> = {
  of: (state) => state.grants,
  itemsIn: (state) =>
    state.grants.filter(({ state: is }) => is === 'granted').map((item) => ({ key: item.grantId, item })),
};

const help: LaneSource<Help> = {
  of: (state) => state.help,
  itemsIn: (state) => (state.help === null ? [] : [{ key: String(state.help.askedAt), item: state.help }]),
};

const looks: LaneSource<Look> = {
  of: (state) => state.looks,
  itemsIn: (state) => state.looks.map((item) => ({ key: item.lookId, item })),
};

const work: LaneSource<string> = {
  of: ({ afterContactWork }) => afterContactWork,
  itemsIn: ({ afterContactWork }) => afterContactWork.map(({ agentId }) => ({ key: agentId, item: agentId })),
};

/** Told by the entry that took the hint away. */
function outcomeIn({ tape }: Playback, { item, ended }: LaneSpan<OpenHint>): HintOutcome | null {
  const event = ended === null ? undefined : tape[ended - 1]?.event;
  return event?.type === 'HintSettled' && event.hintId === item.hint.id ? event.outcome : null;
}
