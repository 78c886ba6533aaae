import {
  heardPromise,
  hoursOf,
  itemAt,
  opensAt,
  wallAt,
  type EpochMs,
  type HintOutcome,
  type Line,
  type OpenHint,
} from '@aliado/domain';
import type { Proposal } from '../proposal.ts';
import { houseHint } from './house-hint.ts';
import { HouseProposer } from './house-proposer.ts';
import { spokenMoment } from './spoken-values.ts';
import type { Standing } from './standing.ts';

const adviceId = 'closed-hours';

/** Lines looked through for the agent's last words. */
const linesLookedAt = 4;

/** Two hours by which a day that was promised without an hour may end: a promise that moves with them named none. */
const [morning, evening] = [10, 20];

/** Warns of a promise for an hour at which the house is closed, while it can still be put right. */
export class ClosedHours extends HouseProposer {
  wanted(standing: Standing): readonly Proposal[] {
    const { organisation, state, words } = standing;
    const hours = hoursOf(organisation, state.queueId);
    const line = hours && lastOfAgent(standing);
    const promise = line && promisedIn(line, standing);
    const opens = promise && opensAt(promise.dueAt, hours, organisation.timeZone);
    if (!promise || !opens || opens <= promise.dueAt) return [];
    const rule = { id: adviceId, version: words.version };
    const at = (moment: EpochMs) => ({
      es: spokenMoment(moment, standing, 'es'),
      en: spokenMoment(moment, standing, 'en'),
    });
    const [due, open] = [at(promise.dueAt), at(opens)];
    const hint = {
      ...({ kind: 'warning', target: rule } as const),
      title: { es: 'A esa hora está cerrado', en: 'It is closed then' },
      text: {
        es: `Para ${due.es} no hay nadie: se abre ${open.es}. Promete una hora en que alguien pueda cumplir.`,
        en: `Nobody is in for ${due.en}: it opens ${open.en}. Promise an hour at which somebody can keep it.`,
      },
    };
    const cue = { words: promise.cue.split(' '), lineSequence: line.sequence };
    return [houseHint(hint, { proposer: 'rule', source: rule }, cue)];
  }

  becameOf(_: OpenHint, __: Standing): Extract<HintOutcome, 'done' | 'expired'> | null {
    return null; // what was said is said; it stands until it was read
  }
}

type Utterance = Extract<Line, { kind: 'utterance' }>;

function lastOfAgent({ state: { lines } }: Standing): Utterance | null {
  for (let back = 1; back <= Math.min(linesLookedAt, lines.size); back++) {
    const line = itemAt(lines, -back);
    if (line?.kind === 'utterance' && line.role === 'agent') return line;
  }
  return null;
}

/** A promise with an hour; null for none, and for a day alone. */
function promisedIn(line: Utterance, { language, organisation: { timeZone } }: Standing) {
  const dayOf = (at: number) => new Date(wallAt(at, timeZone)).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const entities = { identifiers: [], country: null, phone: () => null, dayOf };
  const heard = (endOfDay: number) =>
    heardPromise(line, { language: line.language ?? language, entities, timeZone, endOfDay });
  const [early, late] = [heard(morning), heard(evening)];
  return late !== null && early?.dueAt === late.dueAt ? late : null;
}
