import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { AttentionList, type ShownNeed } from './attention-list.ts';

const now = Date.UTC(2026, 10, 10, 9, 42, 0);
const need = (id: string, changes: Partial<ShownNeed> = {}): ShownNeed => ({
  ...{ id, level: 'now', icon: 'i-seal', what: `${id} asks`, why: 'Late', since: now - 24_000, watchAfter: 60_000 },
  ...changes,
});

async function show(...first: readonly ShownNeed[]) {
  TestBed.configureTestingModule({ providers: [...provideUiTesting({ language: 'en', now: () => now })] });
  const needs = signal(first);
  const looked: string[] = [];
  const fixture = TestBed.createComponent(AttentionList, {
    bindings: [
      inputBinding('needs', needs),
      inputBinding('label', signal('What needs you')),
      inputBinding('selectedId', signal('b')),
      outputBinding<string>('look', (id) => looked.push(id)),
    ],
  });
  const element = fixture.nativeElement as HTMLElement;
  document.body.replaceChildren(element);
  await fixture.whenStable();
  const options = () => [...element.querySelectorAll<HTMLElement>('[role=option]')];
  return { fixture, element, needs, looked, options };
}

describe('the list of what needs somebody', () => {
  it('shows first what waits on the line, then what is less pressing, then what others have', async () => {
    const { element, fixture } = await show(
      need('a', { level: 'taken', icon: 'i-user' }),
      need('b'),
      need('c', { level: 'soon' }),
      need('d', { since: now - 70_000 }),
    );
    expect(fixture.componentInstance.order()).toEqual(['b', 'd', 'c', 'a']);
    const groups = [...element.querySelectorAll('[role=group]')].map((group) => group.getAttribute('aria-label'));
    expect(groups).toEqual(['On the line', 'After the contact', 'Others have it']);
    const times = [...element.querySelectorAll('ui-timer')].map((timer) => timer.className);
    expect(times.map((classes) => classes.includes('watch'))).toEqual([false, true, false, false]);
  });

  it('is entered at what is selected, walked with arrows and opened with Enter', async () => {
    const { options, looked } = await show(need('a'), need('b'), need('c'));
    expect(options().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
    options()[1]?.focus();
    for (const key of ['ArrowDown', 'Enter', 'Home', ' '])
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    expect(looked).toEqual(['c', 'a']);
  });

  it('leaves the focus where it is when something new comes', async () => {
    const { options, needs, fixture } = await show(need('a'), need('b'));
    options()[0]?.focus();
    const before = document.activeElement;
    needs.set([need('a'), need('b'), need('c')]);
    await fixture.whenStable();
    expect(document.activeElement).toBe(before);
    expect(options()).toHaveLength(3);
  });
});
