import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { PaletteEntry } from './palette-match.ts';
import { matchEntries } from './palette-match.ts';
import { Palette } from './palette.ts';

const entry = (
  id: string,
  group: PaletteEntry['group'],
  title: string,
  detail: string | null = null,
): PaletteEntry => ({
  id,
  group,
  title,
  detail,
  icon: 'i-box',
  chord: null,
});

const entries = [
  entry('article', 'read', 'Abonos a tarjeta', 'artículo'),
  entry('hold', 'do', 'Poner en espera', 'la llamada'),
  entry('order', 'go', 'Pedido PD-44718', 'lavadora'),
  entry('end', 'do', 'Colgar la llamada'),
];
const ids = (query: string) => matchEntries(entries, query).map(({ id }) => id);

describe('the palette', () => {
  it('groups what fits: to do, to go to, to read', () => {
    expect(ids('')).toEqual(['hold', 'end', 'order', 'article']);
  });

  it('finds every word asked for, in any order and whatever the accents', () => {
    expect([ids('lavadora pd'), ids('ARTICULO'), ids('nada de esto')]).toEqual([['order'], ['article'], []]);
  });

  it('puts first what begins with the words', () => {
    expect(
      matchEntries([entry('b', 'do', 'No colgar'), entry('a', 'do', 'Colgar')], 'colg').map(({ id }) => id),
    ).toEqual(['a', 'b']);
  });

  it('is worked by keyboard alone, and keeps the choice while more comes in', async () => {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const given = signal<readonly PaletteEntry[]>(entries);
    const told: string[] = [];
    const fixture = TestBed.createComponent(Palette, {
      bindings: [
        inputBinding('entries', given),
        outputBinding<string>('run', (id) => told.push(id)),
        outputBinding('leave', () => told.push('closed')),
      ],
    });
    await fixture.whenStable();
    const field = (fixture.nativeElement as HTMLElement).querySelector('input');
    const press = async (key: string) => {
      field?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await fixture.whenStable();
    };
    const active = () => field?.getAttribute('aria-activedescendant');
    const walked = [active()];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) {
      await press(key);
      walked.push(active());
    }
    given.set([entry('new', 'do', 'Algo nuevo'), ...entries]);
    await fixture.whenStable();
    walked.push(active());
    await press('Enter');
    await press('Escape');
    expect(walked).toEqual(['palette-hold', 'palette-end', 'palette-order', 'palette-end', 'palette-end']);
    expect(told).toEqual(['end', 'closed']);
  });
});
