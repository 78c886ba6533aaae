import type { Line } from '@aliado/domain';
import type { Analyser } from './text/analyser.ts';
import { spokenTurn, type SpokenTurn } from './window.ts';

type Utterance = Extract<Line, { kind: 'utterance' }>;

/**
 * The turns of one contact as they were read last: each is read once, however often the window over it is looked at. Belongs to
 * who listens to the contact, and holds no more than one window.
 */
export class TurnsHeard {
  private readBy: Analyser | null = null;
  private read: ReadonlyMap<number | null, SpokenTurn> = new Map();

  /** The turns of these utterances, in their order; what was said before them is forgotten. */
  of(utterances: readonly Utterance[], analyser: Analyser): readonly SpokenTurn[] {
    const known = this.readBy === analyser ? this.read : new Map<number | null, SpokenTurn>();
    const turns = utterances.map((utterance) => known.get(utterance.sequence) ?? turnOf(utterance, analyser));
    this.readBy = analyser;
    this.read = new Map(turns.map((turn) => [turn.sequence, turn]));
    return turns;
  }
}

function turnOf({ sequence, role, text }: Utterance, analyser: Analyser): SpokenTurn {
  return spokenTurn(sequence, role === 'customer', text, (words) => analyser.tokens(words));
}
