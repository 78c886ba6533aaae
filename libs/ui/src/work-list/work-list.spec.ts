import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { WorkItemView } from './work-item.ts';
import { WorkList } from './work-list.ts';

const now = Date.UTC(2026, 10, 10, 9, 42, 0);

const item = (interactionId: string, overrides: Partial<WorkItemView> = {}): WorkItemView => ({
  interactionId,
  stage: 'on-contact',
  since: now - 402_000,
  channel: 'voice',
  who: null,
  what: null,
  queue: 'Entregas',
  isHeld: false,
  unansweredSince: null,
  dueAt: null,
  ...overrides,
});

describe('the list of contacts', () => {
  async function show(...items: readonly WorkItemView[]) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => now })] });
    const opened: string[] = [];
    const fixture = TestBed.createComponent(WorkList, {
      bindings: [
        inputBinding('items', signal(items)),
        inputBinding('selectedId', signal('b')),
        outputBinding<string>('open', (id) => opened.push(id)),
      ],
    });
    const element = fixture.nativeElement as HTMLElement;
    document.body.append(element);
    await fixture.whenStable();
    return { element, opened, options: [...element.querySelectorAll<HTMLElement>('[role=option]')] };
  }

  it('says what each contact waits for', async () => {
    const { options } = await show(
      item('a', { stage: 'offered' }),
      item('b', { isHeld: true }),
      item('c', { channel: 'chat', unansweredSince: now - 38_000 }),
      item('d', { stage: 'after-contact-work', dueAt: now + 69_000 }),
    );
    expect(options.map((option) => option.querySelector('.sub')?.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
      'Sonando · Entregas',
      'En espera · Entregas',
      'Sin respuesta 00:38',
      'Se guarda solo en 01:09',
    ]);
    expect(options[0]?.querySelector('.who')?.textContent).toBe('¿Quién llama?');
  });

  it('is entered at the open contact, walked with arrows and opened with Enter', async () => {
    const { options, opened } = await show(item('a'), item('b'), item('c'));
    expect(options.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
    options[1]?.focus();
    for (const key of ['ArrowDown', 'Enter', 'Home', ' '])
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    expect(opened).toEqual(['c', 'a']);
  });

  it('leaves Alt with arrows to whoever changes contacts with it', async () => {
    const { options } = await show(item('a'), item('b'));
    options[1]?.focus();
    const event = new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    expect([event.defaultPrevented, document.activeElement === options[1]]).toEqual([false, true]);
  });
});
