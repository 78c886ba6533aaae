import type { AuthoredItem, DraftView, EpochMs } from '@aliado/domain';

/** How far one stop of the way is. */
export interface Stop {
  /** Of its words. */
  readonly key: string;
  readonly state: 'done' | 'now' | 'todo' | 'fault';
  /** How many things its words count; null where they count none. */
  readonly count: number | null;
  /** When it comes; null where that is not set. */
  readonly at: EpochMs | null;
}

/**
 * The way of a draft: written, checked, tried, agreed to by a second person, waiting for its hour, in force. It is now at what
 * comes after the last thing done, for a case may be left untried; being in force is no stop to wait at. Without a draft only
 * the last one stands.
 */
export function wayOf(
  { kind, draft, current }: Pick<AuthoredItem, 'kind' | 'draft' | 'current'>,
  { isTried, isTested }: { readonly isTried: boolean; readonly isTested: boolean },
): readonly Stop[] {
  if (!draft) return [stop('inForce', current !== null)];
  const { state, effectiveAt, wouldGetLess } = draft;
  return withNow([
    stop('drafted', true),
    checked(draft),
    ...(kind === 'guideline' ? [stop('tried', isTried)] : []),
    ...(isTested ? [stop('backTested', wouldGetLess !== null)] : []),
    stop(state === 'in-review' ? 'inReview' : 'agreed', state === 'agreed' || state === 'scheduled'),
    { ...stop(effectiveAt === null ? 'scheduled' : 'scheduledAt', state === 'scheduled'), at: effectiveAt },
    stop('inForce', false),
  ]);
}

const stop = (key: string, isDone: boolean): Stop => ({
  ...{ key, count: null, at: null },
  state: isDone ? 'done' : 'todo',
});

function checked({ findings }: DraftView): Stop {
  const faults = findings.filter(({ severity }) => severity === 'fault').length;
  if (faults > 0) return { key: 'checked.faults', state: 'fault', count: faults, at: null };
  if (findings.length === 0) return stop('checked.clean', true);
  return { ...stop('checked.notices', true), count: findings.length };
}

function withNow(stops: readonly Stop[]): readonly Stop[] {
  const held = stops.findIndex(({ state }) => state === 'fault');
  const now = held < 0 ? stops.findLastIndex(({ state }) => state === 'done') + 1 : -1;
  return stops.map((one, at) => (at === now && at < stops.length - 1 ? { ...one, state: 'now' } : one));
}
