import type { EpochMs, InteractionEvent, Language } from '@aliado/domain';
import { languages } from '@aliado/domain';
import type { Pool } from 'pg';
import type { CallTurn } from '../call-turn.ts';
import type { TrainingCall } from './training-call.ts';

/** Sessions read at once. */
const batch = 100;

const types = ['UtteranceSpoken', 'ScriptStarted', 'ScriptResumed', 'ScriptStepEntered', 'InteractionEnded'] as const;

type Heard = Extract<InteractionEvent, { type: (typeof types)[number] }>;

/** A call as it is read from the log, one entry after the other. */
interface Reading {
  readonly turns: CallTurn[];
  /** Steps walked in each script, by the order of their beginnings. */
  readonly steps: Map<string, number>;
  readonly spoken: Map<Language, number>;
  script: string | null;
  hasEnded: boolean;
}

/** Reads finished sessions from the log, oldest first: words as they are kept, redacted, and the script that was walked furthest. */
export class PastCalls {
  constructor(private readonly pool: Pool) {}

  /** The sessions that were opened in a period in which a customer spoke, in batches. `to` is exclusive. */
  async *read(from: EpochMs, to: EpochMs): AsyncGenerator<readonly TrainingCall[]> {
    let cursor: { readonly at: EpochMs; readonly id: string } = { at: from, id: '' };
    for (;;) {
      const { rows } = await this.pool.query<{ stream_id: string; occurred_at: string }>(
        `SELECT stream_id, occurred_at FROM recorded_event
         WHERE sequence = 1 AND (occurred_at, stream_id) > ($1, $2) AND occurred_at < $3
           AND type = 'InteractionOpened'
         ORDER BY occurred_at, stream_id LIMIT ${batch}`,
        [cursor.at, cursor.id, to],
      );
      const last = rows.at(-1);
      if (!last) return;
      yield await this.callsOf(rows.map(({ stream_id: id }) => id));
      cursor = { at: Number(last.occurred_at), id: last.stream_id };
    }
  }

  private async callsOf(ids: readonly string[]): Promise<readonly TrainingCall[]> {
    const { rows } = await this.pool.query<{ stream_id: string; event: Heard }>(
      `SELECT stream_id, event FROM recorded_event
       WHERE stream_id = ANY ($1) AND type = ANY ($2) ORDER BY stream_id, sequence`,
      [ids, types],
    );
    const readings = new Map(ids.map((id) => [id, aReading()]));
    for (const { stream_id: id, event } of rows) take(readings.get(id) ?? aReading(), event);
    return [...readings].flatMap(([id, reading]) => callOf(id, reading));
  }
}

const aReading = (): Reading => ({
  turns: [],
  steps: new Map(),
  spoken: new Map(),
  script: null,
  hasEnded: false,
});

function take(reading: Reading, event: Heard): void {
  switch (event.type) {
    case 'UtteranceSpoken':
      return hear(reading, event);
    case 'ScriptStarted':
    case 'ScriptResumed':
      reading.script = event.scriptId;
      return step(reading);
    case 'ScriptStepEntered':
      return step(reading);
    case 'InteractionEnded':
      reading.hasEnded = true;
  }
}

function hear({ turns, spoken }: Reading, { role, text, language }: Extract<Heard, { type: 'UtteranceSpoken' }>): void {
  if (role === 'supervisor') return; // neither what the customer wants nor how an agent answers it
  if (role !== 'customer') {
    turns.push({ by: 'agent', text, action: null });
    return;
  }
  turns.push({ by: 'customer', text });
  if (language !== null) spoken.set(language, (spoken.get(language) ?? 0) + 1);
}

function step({ script, steps }: Reading): void {
  if (script !== null) steps.set(script, (steps.get(script) ?? 0) + 1);
}

function callOf(id: string, { turns, steps, spoken, hasEnded }: Reading): readonly TrainingCall[] {
  const [language] = languages.toSorted((one, other) => (spoken.get(other) ?? 0) - (spoken.get(one) ?? 0));
  if (!hasEnded || !language || !spoken.has(language)) return [];
  const [furthest] = [...steps].sort(([, one], [, other]) => other - one);
  return [{ id, language, script: furthest?.[0] ?? null, turns }];
}
