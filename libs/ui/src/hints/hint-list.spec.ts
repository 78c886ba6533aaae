import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { OpenHint } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { HintList } from './hint-list.ts';

const start = Date.UTC(2026, 10, 10, 9, 42, 0);

const aHint = (id: string, shownAt = start): OpenHint => ({
  hint: {
    id,
    kind: 'phrase',
    target: { id: `phrase-${id}`, version: 1 },
    title: { es: id, en: id },
    text: { es: `Di ${id}`, en: `Say ${id}` },
    reason: {
      proposer: 'trigger',
      source: { id: 'double-charge', version: 3 },
      words: ['cobraron', 'veces', 'me', 'dos'],
      lineSequence: 9,
      score: 0.8,
    },
  },
  shownAt,
  readAt: null,
});

describe('the list of hints', () => {
  let now = start;
  const told: string[] = [];

  async function show(...first: readonly OpenHint[]) {
    now = start;
    told.length = 0;
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => now })] });
    const hints = signal<readonly OpenHint[]>(first);
    const isMuted = signal(false);
    const fixture = TestBed.createComponent(HintList, {
      bindings: [
        inputBinding('hints', hints),
        inputBinding('isMuted', isMuted),
        inputBinding('lines', signal({ 9: 'Pero oiga, además me cobraron dos veces.' })),
        inputBinding('sources', signal({ 'double-charge': 'Cargo doble' })),
        outputBinding<string>('use', (id) => told.push(`use ${id}`)),
        outputBinding<string>('dismiss', (id) => told.push(`dismiss ${id}`)),
        outputBinding<string>('read', (id) => told.push(`read ${id}`)),
      ],
    });
    const element = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
    const cards = () =>
      [...element.querySelectorAll('ui-hint-card')].map(
        (card) => card.getAttribute('aria-label') + (card.classList.contains('first') ? ' ↵' : ''),
      );
    const become = async (...next: readonly OpenHint[]) => {
      hints.set(next);
      await fixture.whenStable();
      return cards();
    };
    return { list: fixture.componentInstance, element, isMuted, cards, become, settle: () => fixture.whenStable() };
  }

  it('never displaces what is being read: a new hint waits below, a third out of sight', async () => {
    const { cards, become } = await show(aHint('a'));
    expect(cards()).toEqual(['a ↵']);
    expect(await become(aHint('b'), aHint('a'))).toEqual(['a ↵', 'b']);
    expect(await become(aHint('c'), aHint('b'), aHint('a'))).toEqual(['a ↵', 'b']);
    expect(await become(aHint('c'), aHint('b'))).toEqual(['b ↵', 'c']);
  });

  it('says what was known before anybody spoke', async () => {
    const { hint, ...open } = aHint('a');
    const known = ['open-matter', 'queue'] as const;
    const { element } = await show({ ...open, hint: { ...hint, reason: { ...hint.reason, known } } });
    const why = [...element.querySelectorAll('.why')].map((one) => one.textContent).join(' ');
    expect(why.replace(/\s+/g, ' ')).toContain('· Tiene este asunto abierto · Es de esta cola · Cargo doble v3');
  });

  it('lets the one that waited longest come first', async () => {
    const { become } = await show(aHint('a'), aHint('b'));
    expect(await become(aHint('d', start + 2_000), aHint('c', start + 1_000), aHint('b'))).toEqual(['b ↵', 'c']);
  });

  it('is deaf to its keys for a moment after the mark moved', async () => {
    const { list, become } = await show(aHint('a'), aHint('b'));
    const presses = [list.useFirst()];
    now = start + 600;
    presses.push(list.useFirst());
    await become(aHint('b'));
    presses.push(list.useFirst());
    now += 600;
    presses.push(list.dismissFirst());
    expect([presses, told]).toEqual([
      [false, true, false, true],
      ['use a', 'dismiss b'],
    ]);
  });

  it('keeps its ears open when only the second hint changes', async () => {
    const { list, become } = await show(aHint('a'));
    now = start + 600;
    await become(aHint('a'), aHint('b', now));
    expect(list.useFirst()).toBe(true);
  });

  it('says why each one is shown: the words, the source with its version, the age', async () => {
    const { element } = await show(aHint('a', start - 4_000));
    expect(element.querySelector('.why')?.textContent?.replace(/\s+/g, ' ').trim()).toBe(
      'Dijo me cobraron dos veces · Cargo doble v3 · hace 4 s',
    );
  });

  it('shows nothing and uses nothing while muted', async () => {
    const { list, isMuted, cards, settle } = await show(aHint('a'));
    isMuted.set(true);
    await settle();
    now = start + 5_000;
    expect([cards(), list.useFirst()]).toEqual([[], false]);
  });

  it('lets what a supervisor put there wait before what was found, and says from whom it is', async () => {
    const { element, become } = await show(aHint('a'), aHint('b'));
    const { hint } = aHint('handed');
    const reason = { ...hint.reason, proposer: 'supervisor' } as const;
    const handed = { ...aHint('handed', start + 2), hint: { ...hint, reason } };
    expect(await become(aHint('a'), aHint('b'), aHint('c', start + 1), handed)).toEqual(['a ↵', 'b']);
    expect(await become(aHint('b'), aHint('c', start + 1), handed)).toEqual(['b ↵', 'handed']);
    expect(element.textContent).toContain('de supervisión');
  });
});
