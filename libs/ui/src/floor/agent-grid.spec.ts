import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { AgentGrid, type PeopleLayout } from './agent-grid.ts';
import type { AgentMark } from './agent-mark.ts';
import type { AgentTile } from './agent-tile.ts';

const now = Date.UTC(2026, 10, 10, 9, 0, 0);
const minute = 60_000;

const tile = (id: string, changes: Partial<AgentTile> = {}): AgentTile => ({
  ...{ id, name: `Ana ${id}`, mark: 'contact', since: now - 3 * minute, mood: null, reason: '', setBy: '' },
  ...{ on: 'Devoluciones', queues: 'Devoluciones, General', handled: 7, onContact: () => 61 * minute },
  ...changes,
});
const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** A screen has a size; the document of a spec has none. */
function giveSize(): void {
  jest.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
}

async function show(layout: PeopleLayout = 'tiles', count = 10) {
  giveSize();
  TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => now })] });
  const ids = Array.from({ length: count }, (_, nth) => `a${nth}`);
  const people = signal<Readonly<Record<string, AgentTile>>>(Object.fromEntries(ids.map((id) => [id, tile(id)])));
  const marked = signal<ReadonlySet<string>>(new Set());
  const looked: string[] = [];
  const groups = [
    { id: 'north', name: 'Norte', agentIds: ids.slice(0, -2) },
    { id: 'south', name: 'Sur', agentIds: ids.slice(-2) },
  ];
  const counts = (id: string) => (id === 'north' ? [{ mark: 'free' as AgentMark, count: 3 }] : []);
  const fixture = TestBed.createComponent(AgentGrid, {
    bindings: [
      inputBinding('groups', signal(groups)),
      inputBinding(
        'read',
        signal((id: string) => people()[id] ?? null),
      ),
      inputBinding('counts', signal(counts)),
      inputBinding('layout', signal(layout)),
      inputBinding('label', signal('Personas')),
      inputBinding('marked', marked),
      outputBinding<string>('look', (id) => looked.push(id)),
      outputBinding<ReadonlySet<string>>('mark', (all) => marked.set(all)),
    ],
  });
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  const settle = async () => {
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve, 60));
    fixture.detectChanges();
  };
  await settle();
  const cell = (id: string) => element.querySelector<HTMLElement>(`[data-id="${id}"]`);
  const press = async (id: string, key: string, modifiers: Partial<KeyboardEventInit> = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...modifiers });
    cell(id)?.dispatchEvent(event);
    await settle();
    return (document.activeElement as HTMLElement).dataset['id'];
  };
  return { element, people, marked: () => [...marked()], looked, cell, press, settle };
}

afterEach(() => {
  jest.restoreAllMocks();
  document.body.replaceChildren();
});

describe('everybody in their places', () => {
  it('stand in groups whose heads say how many of what there are', async () => {
    const { element } = await show();
    const heads = [...element.querySelectorAll('.head button')];
    expect(heads.map(textOf)).toEqual(['Norte8libre 3', 'Sur2']);
    expect(element.getAttribute('aria-rowcount')).toBe('5');
  });

  it('say what they are, since when, and that their customer is upset', async () => {
    const { people, cell, settle } = await show();
    expect(textOf(cell('a1'))).toBe('Ana a1en contacto3m');
    people.update((all) => ({ ...all, a1: tile('a1', { mark: 'hold', mood: 'upset' }) }));
    await settle();
    expect(textOf(cell('a1'))).toBe('Ana a1en retencióncliente a disgusto3m');
  });

  it('are looked into with Enter or a press, and walked with the arrows', async () => {
    const { looked, cell, press } = await show();
    expect(await press('a0', 'ArrowRight')).toBe('a1');
    expect(await press('a1', 'End')).toBe('a6');
    expect(await press('a7', 'ArrowDown')).toBe('group south');
    expect(await press('a7', 'End', { ctrlKey: true })).toBe('a9');
    cell('a3')?.click();
    expect(looked).toEqual(['a3']);
  });

  it('are marked with Space, with Shift all in between, with Ctrl A all of them, by their head all of a group', async () => {
    const { marked, cell, press } = await show();
    await press('a2', ' ');
    expect(marked()).toEqual(['a2']);
    await press('a5', ' ', { shiftKey: true });
    expect(marked()).toEqual(['a2', 'a3', 'a4', 'a5']);
    await press('group north', ' ');
    expect(marked().toSorted()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7']);
    await press('group north', ' ');
    expect(marked()).toEqual([]);
    await press('a0', 'a', { ctrlKey: true });
    expect([marked().length, cell('a9')?.getAttribute('aria-selected')]).toEqual([10, 'true']);
  });

  it('are marked by pressing with Ctrl, and up to one with Shift', async () => {
    const { marked, cell, looked } = await show();
    const click = (id: string, modifiers: MouseEventInit) =>
      cell(id)?.dispatchEvent(new MouseEvent('click', modifiers));
    click('a6', { ctrlKey: true });
    click('a4', { shiftKey: true });
    expect([marked().toSorted(), looked]).toEqual([['a4', 'a5', 'a6'], []]);
  });

  it('are marked on the way with Shift and the arrows', async () => {
    const { marked, press } = await show();
    await press('a0', 'ArrowRight', { shiftKey: true });
    await press('a1', 'ArrowRight', { shiftKey: true });
    expect(marked()).toEqual(['a0', 'a1', 'a2']);
  });

  it('are drawn as far as they are in sight, however many there are', async () => {
    const { element } = await show('table', 1_000);
    expect(element.getAttribute('aria-rowcount')).toBe('1003');
    expect(element.querySelectorAll('.ui-agent-line').length).toBeLessThan(60);
  });
});

describe('everybody as lines', () => {
  it('tell state, since when, who set it, on what, the mood of the customer, and the work of the day', async () => {
    const { people, element, cell, settle } = await show('table');
    people.update((all) => ({
      ...all,
      a0: tile('a0', { mark: 'away', reason: 'descanso', setBy: 'Marta Quintero', mood: 'calm', on: '' }),
    }));
    await settle();
    expect([...element.querySelectorAll('[role=columnheader]')].map(textOf)).toHaveLength(9);
    const cells = [...(cell('a0')?.children ?? [])].map(textOf);
    expect(cells).toEqual([
      ...['Ana a0', 'en pausa · descanso', '3m', 'Marta Quintero', '', 'en calma', '7', '61 min'],
      'Devoluciones, General',
    ]);
  });

  it('are looked into with Enter and marked with Space', async () => {
    const { looked, marked, press } = await show('table');
    await press('a2', 'Enter');
    await press('a2', ' ');
    expect([looked, marked(), await press('a2', 'ArrowDown')]).toEqual([['a2'], ['a2'], 'a3']);
  });
});
