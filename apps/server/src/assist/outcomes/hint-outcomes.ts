import type { AdviceOutcome, EpochMs, HintOutcomes, ReliabilityBin } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readableEvent } from '../../interactions/readable-event.ts';

/** Kinds that stand for themselves each time: each has a target of its own. */
const standsForItself = `('promise', 'idea')`;

/** Hints shown in a stretch of time, each with what became of it by now. */
const shownHints = `
  WITH told AS (
    SELECT stream_id, sequence, type, ${readableEvent} AS event FROM recorded_event
    WHERE recorded_at >= $1 AND recorded_at < $2
      AND type IN ('HintShown', 'HintRead', 'HintSettled', 'HintNotActedOn')
  ), shown AS (
    SELECT stream_id, sequence, event->'hint'->>'id' AS hint_id, event->'hint' AS hint FROM told WHERE type = 'HintShown'
  ), hints AS (
    SELECT shown.sequence, (array_agg(shown.hint))[1] AS hint,
      bool_or(told.type = 'HintRead') AS was_read, bool_or(told.type = 'HintNotActedOn') AS was_not_acted_on,
      max(told.event->>'outcome') AS outcome
    FROM shown LEFT JOIN told ON told.stream_id = shown.stream_id AND told.event->>'hintId' = shown.hint_id
    GROUP BY shown.stream_id, shown.sequence
  )`;

/** What became of hints, counted from the log. */
@Injectable()
export class HintOutcomesReader {
  constructor(private readonly database: DataSource) {}

  /** What was shown from one moment up to, not including, another. */
  async between(from: EpochMs, to: EpochMs): Promise<HintOutcomes> {
    const [advice, bins] = await Promise.all([this.advice(from, to), this.bins(from, to)]);
    const reliability = Array.from({ length: 10 }, (_, tenth): ReliabilityBin => {
      const { shown = 0, used = 0 } = bins.find((bin) => bin.tenth === tenth) ?? {};
      return { from: tenth / 10, shown, used };
    });
    return { from, to, advice, reliability };
  }

  private advice(from: EpochMs, to: EpochMs): Promise<readonly AdviceOutcome[]> {
    const counted = (outcome: string) => `count(*) FILTER (WHERE outcome = '${outcome}')::integer AS ${outcome}`;
    return this.database.query<AdviceOutcome[]>(
      `${shownHints}
       SELECT hint->>'kind' AS kind,
         CASE WHEN hint->>'kind' IN ${standsForItself} THEN NULL ELSE hint->'target'->>'id' END AS "targetId",
         hint->'reason'->>'proposer' AS proposer,
         (array_agg(hint->'title' ORDER BY sequence DESC))[1] AS title,
         avg((hint->'reason'->>'score')::float8) AS "meanScore",
         count(*)::integer AS shown, count(*) FILTER (WHERE was_read)::integer AS read,
         count(*) FILTER (WHERE was_not_acted_on)::integer AS "notActedOn",
         ${['used', 'done', 'dismissed', 'expired', 'replaced', 'retracted'].map(counted).join(', ')}
       FROM hints GROUP BY 1, 2, 3 ORDER BY shown DESC, 1, 2, 3`,
      [from, to],
    );
  }

  private bins(from: EpochMs, to: EpochMs): Promise<readonly Bin[]> {
    return this.database.query<Bin[]>(
      `${shownHints}
       SELECT least(9, floor((hint->'reason'->>'score')::float8 * 10))::integer AS tenth,
         count(*)::integer AS shown, count(*) FILTER (WHERE outcome = 'used')::integer AS used
       FROM hints WHERE hint->'reason'->>'proposer' <> 'supervisor' GROUP BY 1`,
      [from, to],
    );
  }
}

interface Bin {
  readonly tenth: number;
  readonly shown: number;
  readonly used: number;
}
