import type { ScriptStep } from './script.ts';
import { partCircles, validateScript } from './validate-script.ts';

const words = { tick: { es: 'Paso', en: 'Step' }, text: { es: 'Diga', en: 'Say' } };
const say = (id: string, next: string): ScriptStep => ({ id, kind: 'say', ...words, next });
const close = (id: string): ScriptStep => ({ id, kind: 'close', ...words, disposition: 'promised' });
const decide = (id: string, ...nexts: readonly string[]): ScriptStep => ({
  ...{ id, kind: 'decide', ...words },
  options: nexts.map((next) => ({ id: next, label: { es: next, en: next }, next })),
});
const faultsOf = (...steps: readonly ScriptStep[]) => validateScript({ start: 'start', steps });

describe('the flow of a script', () => {
  it('is sound when every step is on a way from the start to a close, going round included', () => {
    expect(faultsOf(decide('start', 'again', 'end'), say('again', 'start'), close('end'))).toEqual([]);
  });

  it('names steps that no path comes to', () => {
    expect(faultsOf(say('start', 'end'), say('lost', 'end'), close('end'))).toEqual([
      { kind: 'unreachable', stepId: 'lost', missing: null },
    ]);
  });

  it('names steps and options that go on to nothing', () => {
    expect(faultsOf(decide('start', 'end', 'gone'), close('end'))).toEqual([
      { kind: 'unknown-next', stepId: 'start', missing: 'gone' },
    ]);
  });

  it('names every step from which no close can be reached', () => {
    expect(
      faultsOf(decide('start', 'end', 'round'), say('round', 'about'), say('about', 'round'), close('end')),
    ).toEqual([
      { kind: 'no-close', stepId: 'round', missing: null },
      { kind: 'no-close', stepId: 'about', missing: null },
    ]);
  });

  it('names a start that is not there, without calling the rest unreachable', () => {
    expect(faultsOf(close('end'))).toEqual([{ kind: 'unknown-start', stepId: 'start', missing: null }]);
  });

  it('names an id that two steps share', () => {
    expect(faultsOf(say('start', 'end'), close('end'), close('end'))).toEqual([
      { kind: 'repeated-step', stepId: 'end', missing: null },
    ]);
  });
});

describe('the parts of scripts', () => {
  const back = (id: string): ScriptStep => ({ id, kind: 'return', ...words });
  const holding = (id: string, ...parts: readonly string[]) => ({
    id,
    steps: parts.map((part): ScriptStep => ({ id: part, kind: 'script', ...words, script: part, next: 'end' })),
  });

  it('end in a return, and what stands for itself in a close', () => {
    expect(validateScript({ start: 'end', steps: [back('end')], isPart: true })).toEqual([]);
    expect(faultsOf(decide('start', 'end', 'back'), close('end'), back('back'))).toEqual([
      { kind: 'wrong-end', stepId: 'back', missing: null },
    ]);
    expect(validateScript({ start: 'end', steps: [close('end')], isPart: true })).toEqual([
      { kind: 'wrong-end', stepId: 'end', missing: null },
    ]);
  });

  it('never hold themselves, however far round', () => {
    const scripts = [
      holding('a', 'b', 'x'),
      holding('b', 'c', 'x'),
      holding('c', 'b'),
      holding('d', 'd'),
      holding('x'),
    ];
    expect(partCircles(scripts)).toEqual([['b', 'c'], ['d']]);
    expect(partCircles([holding('a', 'x'), holding('b', 'x'), holding('x')])).toEqual([]);
  });
});

describe('a checklist', () => {
  it('has one item of each id', () => {
    const item = { id: 'address', words: words.text, by: 'agent', heard: { es: [], en: [] } } as const;
    expect(validateScript({ start: 'end', steps: [close('end')], checklist: [item, item] })).toEqual([
      { kind: 'repeated-item', stepId: 'address', missing: null },
    ]);
  });
});
