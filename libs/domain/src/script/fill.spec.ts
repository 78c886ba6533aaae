import fc from 'fast-check';
import { fillScript } from './fill.ts';

const textOf = (text: string, values: Readonly<Record<string, string>>): string =>
  fillScript(text, values)
    .map((segment) => segment.text)
    .join('');

describe('the words of a script', () => {
  const text = '¿Es el pedido {{order.number|que hizo}}, {{ customer.givenName }}?';

  it('hold real values that can be told from its own words', () => {
    expect(fillScript(text, { 'order.number': 'PD-44718', 'customer.givenName': 'Lucía' })).toEqual([
      { text: '¿Es el pedido ', isFilled: false, path: null },
      { text: 'PD-44718', isFilled: true, path: 'order.number' },
      { text: ', ', isFilled: false, path: null },
      { text: 'Lucía', isFilled: true, path: 'customer.givenName' },
      { text: '?', isFilled: false, path: null },
    ]);
  });

  it('say something sensible where a value is unknown or blank', () => {
    expect(textOf(text, { 'order.number': ' ' })).toBe('¿Es el pedido que hizo, …?');
    expect(textOf('Hola{{customer.name|}}.', {})).toBe('Hola.');
  });

  it('take no value that nobody gave, whatever the path is called', () => {
    expect(textOf('{{constructor|nadie}} {{__proto__|nadie}}', {})).toBe('nadie nadie');
  });

  it('never fill what a value brings along', () => {
    expect(textOf('{{values.a}}', { 'values.a': '{{values.b}}', 'values.b': 'x' })).toBe('{{values.b}}');
  });

  it('stay as they are without placeholders', () => {
    fc.assert(
      fc.property(fc.string(), (plain) => {
        fc.pre(!/\{\{.*\}\}/u.test(plain));
        expect(textOf(plain, {})).toBe(plain);
      }),
    );
    expect(textOf('{{'.repeat(20_000), {})).toBe('{{'.repeat(20_000));
  });
});
