import { WordsOnTheirWay } from './words-on-their-way.ts';

const heard = (...texts: readonly string[]) => {
  const words = new WordsOnTheirWay();
  const changes = texts.map((text, revision) => words.hear({ utteranceId: 'u', revision, text }));
  return { words, changes };
};

describe('words on their way', () => {
  it('are leant on once a second revision agrees', () => {
    expect(heard('no vino').words.settled()).toBeNull();
    expect(heard('no vino', 'no vino nadie').words.settled()).toEqual({ utteranceId: 'u', text: 'no vino' });
  });

  it('are not leant on where the recogniser changes its mind', () => {
    const { words, changes } = heard('no vino', 'no vino nadie', 'no viene a nadar');
    expect(words.settled()?.text).toBe('no');
    expect(changes).toEqual([false, true, true]);
  });

  it('tell of no change while only the end moves', () => {
    expect(heard('a b', 'a b c', 'a b d').changes).toEqual([false, true, false]);
  });

  it('are gone when they are taken back, final, or followed by others', () => {
    const { words } = heard('no vino', 'no vino', '');
    expect(words.settled()).toBeNull();
    expect(words.isOn('u')).toBe(false);
    words.hear({ utteranceId: 'v', revision: 0, text: 'hola' });
    expect([words.isOn('u'), words.isOn('v')]).toEqual([false, true]);
    words.end('v');
    expect(words.isOn('v')).toBe(false);
  });

  it('do not go back to a revision that comes late', () => {
    const words = new WordsOnTheirWay();
    words.hear({ utteranceId: 'u', revision: 1, text: 'no vino nadie' });
    expect(words.hear({ utteranceId: 'u', revision: 0, text: 'nada' })).toBe(false);
    words.hear({ utteranceId: 'u', revision: 2, text: 'no vino nadie ayer' });
    expect(words.settled()?.text).toBe('no vino nadie');
  });
});
