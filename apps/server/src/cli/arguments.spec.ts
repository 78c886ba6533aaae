import { InvalidArgumentError } from 'commander';
import { moment, numberFrom, webAddress, wholeFrom } from './arguments.ts';

describe('an option of the command line', () => {
  it('is taken when it is in range', () => {
    expect(numberFrom(0.1, 100)('2.5')).toBe(2.5);
    expect(wholeFrom(1)('20')).toBe(20);
    expect(webAddress('https://aliado.example')).toBe('https://aliado.example');
    expect(moment('2026-01-31T09:00Z')).toBe(Date.UTC(2026, 0, 31, 9));
    expect(moment('2026-01-31')).toBe(new Date(2026, 0, 31).getTime());
  });

  it.each([
    ['no number', () => numberFrom(0)('fast')],
    ['nothing', () => numberFrom(0)(' ')],
    ['too much', () => numberFrom(0.1, 100)('101')],
    ['half a call', () => wholeFrom(1)('1.5')],
    ['no call', () => wholeFrom(1)('0')],
    ['no day', () => moment('31')],
    ['a day that never was', () => moment('2026-13-31')],
    ['no address', () => webAddress('aliado')],
    ['an address of something else', () => webAddress('ftp://aliado.example')],
  ])('is refused with a sentence when it is %s', (_, read) => {
    expect(read).toThrow(InvalidArgumentError);
    expect(read).toThrow(/^It must be .+\.$/);
  });
});
