import { isWeak } from './password-policy.ts';

describe('a password', () => {
  it.each([
    ['short', 'eleven char'],
    ['of one letter', 'aaaaaaaaaaaaaaaa'],
    ['of two letters', 'abababababababab'],
    ['a run of digits', '1234567890123'],
    ['a run of letters', 'abcdefghijklmnop'],
    ['little more than the id', 'grace-grace-1'],
    ['without end', 'correct horse '.repeat(30)],
  ])('that is %s is refused', (_, password) => {
    expect(isWeak(password, 'grace')).toBe(true);
  });

  it.each(['quiet lamps at noon', 'ñandú-veloz-2031', '🦊🌙🎲🍋🧵🪐🚲🎈🥁🪁🧊🌵', 'grace likes long walks'])(
    'such as "%s" is accepted, whatever it is made of',
    (password) => {
      expect(isWeak(password, 'grace')).toBe(false);
    },
  );
});
