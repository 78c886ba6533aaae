import type { Type } from '@angular/core';
import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { DraftFinding, Money } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { ChoiceSet } from './choice-set.ts';
import { LineField } from './line-field.ts';
import { SumField } from './sum-field.ts';

async function show<T>(type: Type<unknown>, inputs: Readonly<Record<string, unknown>>) {
  TestBed.configureTestingModule({ providers: [...provideUiTesting({ language: 'es' })] });
  const wrote: T[] = [];
  const fixture = TestBed.createComponent(type, {
    bindings: [
      ...Object.entries({ label: 'Campo', at: 'limits.0.x', ...inputs }).map(([name, value]) =>
        inputBinding(name, signal(value)),
      ),
      outputBinding<T>('wrote', (value) => wrote.push(value)),
    ],
  });
  const element = fixture.nativeElement as HTMLElement;
  document.body.replaceChildren(element);
  await fixture.whenStable();
  const typeIn = async (text: string) => {
    const field = element.querySelector('input');
    if (field) field.value = text;
    field?.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  return {
    ...{ wrote, element, type: typeIn },
    found: () => element.querySelector('ui-found-here')?.textContent?.trim(),
    leave: async () => {
      element.querySelector('input')?.dispatchEvent(new Event('blur'));
      await fixture.whenStable();
    },
  };
}

const finding = (path: string): DraftFinding => ({
  ...{ severity: 'fault', line: 4, path, example: null },
  reason: { es: `${path}: debe ser un día`, en: `${path}: must be a day` },
});

describe('a field of what is written', () => {
  it('says what the server found at its place and below it, without the place', async () => {
    const { element, found } = await show(LineField, {
      value: 'x',
      findings: [finding('limits.0.x'), finding('limits.0.xy'), finding('limits.1.x')],
    });
    expect(found()).toBe('Falla: debe ser un día');
    const field = element.querySelector('input');
    expect([field?.getAttribute('aria-invalid'), field?.getAttribute('aria-describedby')]).toEqual([
      'true',
      element.querySelector('ui-found-here')?.id,
    ]);
  });

  it('takes a sum as it is typed, and leaves what is typed alone', async () => {
    const { type, wrote, element } = await show<Money | null>(SumField, {
      ...{ value: { amount: 15_000, currency: 'EUR' }, currencies: ['EUR'], canBeEmpty: true },
    });
    expect(element.querySelector('input')?.value).toBe('150');
    await type('7,50');
    expect([wrote.at(-1), element.querySelector('input')?.value]).toEqual([{ amount: 750, currency: 'EUR' }, '7,50']);
    await type('');
    expect(wrote.at(-1)).toBeNull();
  });

  it('keeps what is no sum in sight with what is wrong, and does not take it', async () => {
    const { type, leave, wrote, found, element } = await show(SumField, {
      ...{ value: { amount: 15_000, currency: 'EUR' }, currencies: ['EUR'] },
    });
    await type('mucho');
    await leave();
    expect([wrote, found(), element.querySelector('input')?.value]).toEqual([
      [],
      'Escribe un importe, como 150 o 7,50.',
      'mucho',
    ]);
  });

  it('changes the currency and keeps the number', async () => {
    const { element, wrote } = await show<Money>(SumField, {
      ...{ value: { amount: 15_000, currency: 'EUR' }, currencies: ['EUR', 'CLP'] },
    });
    const select = element.querySelector('select');
    if (select) select.value = 'CLP';
    select?.dispatchEvent(new Event('change'));
    expect(wrote).toEqual([{ amount: 150, currency: 'CLP' }]); // pesos have no cents
  });

  it('takes only whole numbers where it counts', async () => {
    const { type, wrote, found } = await show<string>(LineField, { value: '12', isWhole: true });
    await type('1.5');
    expect([wrote, found()]).toEqual([[], 'Escribe un número entero.']);
    await type('24');
    expect(wrote).toEqual(['24']);
  });
});

describe('a choice of several', () => {
  const few = ['a', 'b'].map((id) => ({ id, name: id.toUpperCase() }));
  const many = [...'abcdefghijk'].map((id) => ({ id, name: id.toUpperCase() }));

  it('shows all of a few, with what is chosen and nobody knows', async () => {
    const { element, wrote } = await show<readonly string[]>(ChoiceSet, { choices: few, chosen: ['b', 'gone'] });
    const boxes = [...element.querySelectorAll<HTMLInputElement>('input')];
    expect(boxes.map(({ checked }) => checked)).toEqual([false, true, true]);
    boxes[2]?.click();
    boxes[0]?.click();
    expect(wrote).toEqual([['b'], ['b', 'gone', 'a']]);
  });

  it('shows of many what is chosen, and offers the others', async () => {
    const { element, wrote } = await show<readonly string[]>(ChoiceSet, { choices: many, chosen: ['c'] });
    const select = element.querySelector('select');
    expect(select?.options).toHaveLength(11);
    if (select) select.value = 'a';
    select?.dispatchEvent(new Event('change'));
    element.querySelector<HTMLElement>('.chip button')?.click();
    expect(wrote).toEqual([['c', 'a'], []]);
  });
});
