import { replay, unknownFacts, type Interaction } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import { windowOver } from './case-window.ts';
import { Analyser } from './text/analyser.ts';
import { TurnsHeard } from './turns-heard.ts';

const analysers = { es: new Analyser('es'), en: new Analyser('en') };
const known = { openMatters: new Set<string>(), scope: unknownFacts };

function call(turns: number) {
  let tape = aTape('int-1');
  for (let turn = 0; turn < turns; turn++) {
    const role = turn % 2 === 0 ? 'customer' : 'agent';
    tape = tape.at(turn * 1_000, {
      ...{ type: 'UtteranceSpoken', utteranceId: `u${turn}`, participantId: role, role, text: `turn ${turn}` },
      ...{
        startedAt: turn * 1_000,
        endedAt: turn * 1_000,
        language: role === 'customer' ? 'en' : 'es',
        confidence: null,
      },
    });
    tape = tape.at(turn * 1_000, { type: 'CallHeld' }).at(turn * 1_000, { type: 'CallResumed' });
  }
  return replay(tape.entries);
}

const defaults = { defaultLanguage: 'es', onTheirWay: null, now: 5 } as const;
const windowOf = (turns: number) =>
  windowOver(call(turns), known, new TurnsHeard(), (language) => analysers[language], defaults);

describe('the window over a call', () => {
  it('holds the last sixteen turns, the newest in full and the others less', () => {
    const { turns } = windowOf(40);
    expect(turns.map(({ tokens }) => tokens.at(-1)?.word)).toEqual(
      Array.from({ length: 16 }, (_, turn) => (turn % 2 === 0 ? String(24 + turn) : undefined)),
    );
    expect(turns.map(({ isCustomer }) => isCustomer)).toEqual(Array.from({ length: 16 }, (_, turn) => turn % 2 === 0));
    expect(turns.at(-1)?.weight).toBe(1);
    expect(turns[0]?.weight).toBeLessThan(turns[1]?.weight ?? 0);
  });

  it('is as large after an hour as after a minute', () => {
    expect(windowOf(600).turns).toHaveLength(windowOf(30).turns.length);
  });

  it('knows what the queue is for, until a matter is in hand', () => {
    const queueMatters = new Set(['delivery.late']);
    const over = (state: Interaction) =>
      windowOver(state, { ...known, queueMatters }, new TurnsHeard(), (language) => analysers[language], defaults);
    expect(over(call(4)).queueMatters).toBe(queueMatters);
    expect(over({ ...call(4), matter: 'refund.status' }).queueMatters).toBeUndefined();
    expect(windowOf(4).queueMatters).toBeUndefined();
  });

  it('is read in the language of the customer, and in the default one before anybody spoke', () => {
    expect(windowOf(4).language).toBe('en');
    expect(windowOf(0)).toMatchObject({ language: 'es', turns: [] });
  });
});
