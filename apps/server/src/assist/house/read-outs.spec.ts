import type { RequiredReadOut, Script } from '@aliado/domain';
import { aCallWith } from '@aliado/domain/testing';
import { HouseReadOuts, ScriptReadOuts } from './read-outs.ts';
import { aCallWithWords, aStanding, noon, type Said } from './testing/a-standing.ts';

const both = (es: string) => ({ es, en: es });
const notice: RequiredReadOut = {
  ...{ id: 'recording', name: both('Aviso'), because: both('Nadie lo dijo'), consent: ['unknown'] },
  say: both('Esta llamada se graba para cuidar lo que acordamos.'),
  heard: { es: ['se graba'], en: [] },
};
const gas: RequiredReadOut = {
  ...{
    id: 'gas',
    name: both('Gas'),
    because: both('Peligro'),
    say: both('Salgan todos de la casa, {{agent.name|yo}}.'),
  },
  ...{ after: { by: 'customer', es: ['huele a gas'], en: [] }, heard: { es: ['salgan todos'], en: [] } },
};

describe('what the house must say', () => {
  const readOuts = new HouseReadOuts();
  const house = { readOuts: [notice, gas] };
  const wantedAfter = (said: Said, consent: 'unknown' | 'given' = 'unknown') => {
    const call = aCallWith('ada').fact(noon - 1, { type: 'ConsentChanged', consent });
    const standing = aStanding(aCallWithWords(said, call).state, house);
    return readOuts.wanted(standing).map(({ target }) => target.id);
  };

  it('is proposed once there are words, with why, as long as nobody said it', () => {
    expect(wantedAfter([])).toEqual([]);
    expect(wantedAfter([['agent', 'Buenos días, soy Ada.']])).toEqual(['recording']);
    expect(wantedAfter([['agent', 'Buenos días. Le aviso de que esta llamada se graba.']])).toEqual([]);
    expect(wantedAfter([['agent', 'Buenos días.']], 'given')).toEqual([]);
  });

  it('waits for the words it follows, and takes those of nobody else for them', () => {
    expect(wantedAfter([['agent', '¿Huele a gas?']], 'given')).toEqual([]);
    expect(wantedAfter([['customer', 'Aquí huele mucho a gas.']], 'given')).toEqual(['gas']);
  });

  it('tells the words that made it due, and fills in what is known', () => {
    const state = aCallWithWords([['customer', 'Aquí HUELE mucho a gas.']]).state;
    const [hint] = readOuts.wanted(aStanding(state, house));
    expect(hint).toMatchObject({
      ...{ kind: 'read-out', because: both('Peligro'), text: both('Salgan todos de la casa, Ada.') },
      reason: { proposer: 'rule', words: ['HUELE', 'a', 'gas'], lineSequence: state.sequence },
    });
  });

  it('is done once it was said, in whatever words, and off where nobody has to say it any more', () => {
    const shown = (standing: ReturnType<typeof aStanding>) =>
      readOuts.wanted(standing).map((hint) => ({ hint: { ...hint, id: hint.target.id }, shownAt: noon, readAt: null }));
    const silent = aCallWithWords(
      [['agent', 'Hola.']],
      aCallWith('ada').fact(noon, { type: 'ConsentChanged', consent: 'unknown' }),
    );
    const open = shown(aStanding(silent.state, house))[0];
    const said = aCallWithWords([['agent', 'Por cierto, esto se graba.']], silent);
    const refused = silent.fact(noon + 9_000, { type: 'ConsentChanged', consent: 'refused' });
    if (!open) throw new Error('nothing was shown');
    expect([silent, said, refused].map(({ state }) => readOuts.becameOf(open, aStanding(state, house)))).toEqual([
      ...[null, 'done', 'expired'],
    ]);
  });
});

describe('a read-out of the script', () => {
  const step = {
    id: 'terms',
    kind: 'say',
    readOut: true,
    next: 'end',
    tick: both('Leído'),
    text: both('Leo'),
  } as const;
  const script: Script = {
    ...{ id: 'plan', version: 3, name: both('Plan'), matter: 'm', owner: 'o', start: 'terms', steps: [step] },
    triggers: { es: [], en: [] },
  };
  const started = aCallWith('ada').asks(noon, 'ada', {
    ...{ type: 'StartScript', scriptId: 'plan', version: 3, stepId: 'terms', matter: 'm', hintId: null },
  });
  const wanted = (call: typeof started) =>
    new ScriptReadOuts().wanted(aStanding(call.state, {}, { present: { script, step } }));

  it('is reminded of only when its agent speaks of something else', () => {
    expect(wanted(started)).toEqual([]);
    const other = aCallWithWords([['agent', 'Y dígame, ¿qué tal el tiempo?']], started);
    expect(wanted(other)).toMatchObject([
      { kind: 'read-out', target: { id: 'plan/terms' }, reason: { proposer: 'position', source: { id: 'plan' } } },
    ]);
    expect(wanted(other.asks(noon + 99_000, 'ada', { type: 'GiveReadOut', stepId: 'terms' }))).toEqual([]);
  });
});
