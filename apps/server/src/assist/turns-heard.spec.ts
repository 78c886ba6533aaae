import { jest } from '@jest/globals';
import type { Line } from '@aliado/domain';
import { Analyser } from './text/analyser.ts';
import { TurnsHeard } from './turns-heard.ts';

const said = (sequence: number, text: string, role: 'customer' | 'agent' = 'customer') =>
  ({ kind: 'utterance', sequence, role, text }) as Extract<Line, { kind: 'utterance' }>;
const wordsOf = (turns: ReturnType<TurnsHeard['of']>) => turns.map(({ tokens }) => tokens.map(({ word }) => word));

describe('the turns of a contact', () => {
  const [first, second, third] = [said(1, 'no ha llegado'), said(2, 'la lavadora'), said(4, 'desde ayer')];

  it('are read once each, whatever comes after them', () => {
    const [heard, analyser] = [new TurnsHeard(), new Analyser('es')];
    const read = jest.spyOn(analyser, 'tokens');
    heard.of([first, second], analyser);
    expect(wordsOf(heard.of([second, third], analyser))).toEqual([
      ['la', 'lavadora'],
      ['desde', 'ayer'],
    ]);
    expect(read.mock.calls.map(([text]) => text)).toEqual([first.text, second.text, third.text]);
  });

  it('are read anew in another language, and by another playbook', () => {
    const heard = new TurnsHeard();
    const stem = (analyser: Analyser) => heard.of([said(1, 'lavadoras')], analyser)[0]?.tokens[0]?.stem;
    const same = { same: [['aparato', 'lavadora']], kinds: {} };
    expect([new Analyser('es'), new Analyser('en'), new Analyser('es', same)].map(stem)).toEqual([
      ...['lavador', 'lavadora', 'aparat'],
    ]);
  });

  it('hold no words of anybody but the customer: nothing is proposed for those', () => {
    expect(wordsOf(new TurnsHeard().of([said(1, '¿En qué le ayudo?', 'agent')], new Analyser('es')))).toEqual([[]]);
  });
});
