import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { WrittenSentence } from './summary-field.ts';
import type { WrapUpDraft } from './wrap-up.ts';
import { WrapUp } from './wrap-up.ts';

const start = Date.UTC(2026, 10, 10, 9, 42, 0);

describe('a wrap-up', () => {
  async function show(sentences: readonly WrittenSentence[] = []) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => start })] });
    const draft = signal<WrapUpDraft>({ summary: 'Nueva fecha', disposition: null, matter: 'delivery.failed' });
    const contactId = signal('int-1');
    const isOffline = signal(false);
    const confirmed: WrapUpDraft[] = [];
    const jumps: number[] = [];
    const fixture = TestBed.createComponent(WrapUp, {
      bindings: [
        inputBinding('contactId', contactId),
        inputBinding('work', signal({ agentId: 'nayeli', startedAt: start - 21_000, dueAt: start + 69_000 })),
        inputBinding('draft', draft),
        inputBinding('sentences', signal(sentences)),
        inputBinding('isOffline', isOffline),
        inputBinding('dispositions', signal([{ id: 'promised', name: { es: 'Prometido', en: 'Promised' } }])),
        inputBinding(
          'matters',
          signal([{ id: 'delivery.failed', name: { es: 'Entrega fallida', en: 'Failed delivery' } }]),
        ),
        outputBinding<WrapUpDraft>('confirm', (written) => confirmed.push(written)),
        outputBinding<number>('jump', (sequence) => jumps.push(sequence)),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const summary = element.querySelector('textarea') ?? document.createElement('textarea');
    const confirmByKey = () =>
      (summary.isConnected ? summary : element).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
      );
    return {
      draft,
      contactId,
      isOffline,
      confirmed,
      jumps,
      element,
      summary,
      confirmByKey,
      settle: () => fixture.whenStable(),
    };
  }

  it('is confirmed as it was proposed, with one key', async () => {
    const { confirmed, confirmByKey } = await show();
    confirmByKey();
    expect(confirmed).toEqual([{ summary: 'Nueva fecha', disposition: null, matter: 'delivery.failed' }]);
  });

  it('keeps what the reader changed when the proposal changes, and follows it elsewhere', async () => {
    const { draft, confirmed, confirmByKey, summary, settle } = await show();
    summary.value = 'Nueva fecha, por la tarde';
    summary.dispatchEvent(new Event('input'));
    draft.set({ summary: 'Otra cosa', disposition: 'promised', matter: null });
    await settle();
    confirmByKey();
    expect(confirmed).toEqual([{ summary: 'Nueva fecha, por la tarde', disposition: 'promised', matter: null }]);
  });

  it('leaves a summary alone that somebody has open, though nothing in it is changed yet', async () => {
    const plain: readonly WrittenSentence[] = [{ text: 'Nueva fecha', sources: [] }];
    const { draft, element, confirmed, confirmByKey, settle } = await show(plain);
    document.body.append(element);
    element.querySelector<HTMLElement>('ui-summary-field .link')?.click();
    await settle();
    const field = () => element.querySelector('textarea');
    draft.update((before) => ({ ...before, summary: 'Dicho mejor por un modelo' }));
    await settle();
    confirmByKey();
    expect([field()?.value, confirmed[0]?.summary]).toEqual(['Nueva fecha', 'Nueva fecha']);
    field()?.dispatchEvent(new Event('blur'));
    await settle();
    expect(field()?.value).toBe('Dicho mejor por un modelo');
    element.remove();
  });

  it('shows the other draft when another contact is opened', async () => {
    const { contactId, summary, settle } = await show();
    summary.value = 'algo';
    summary.dispatchEvent(new Event('input'));
    await settle();
    contactId.set('int-2');
    await settle();
    expect(summary.value).toBe('Nueva fecha');
  });

  it('counts down by the server’s clock, and waits while there is no connection', async () => {
    const { element, isOffline, confirmed, confirmByKey, settle } = await show();
    expect([...element.querySelectorAll('time')].map((time) => time.textContent)).toEqual(['00:21', '01:09']);
    isOffline.set(true);
    await settle();
    confirmByKey();
    expect([confirmed, element.querySelector('.wrap-foot')?.textContent?.includes('no se pierde')]).toEqual([[], true]);
  });

  it('is read with numbers that lead to the words, and is plain text once somebody wants to change it', async () => {
    const sources = [{ number: 1, sequence: 4, words: 'No vino nadie.' }];
    const { element, jumps, confirmed, confirmByKey, settle } = await show([{ text: 'Nueva fecha', sources }]);
    element.querySelector<HTMLElement>('.source')?.click();
    expect([jumps, element.querySelector('textarea')]).toEqual([[4], null]);
    expect(element.querySelector('.source')?.getAttribute('aria-label')).toBe('1, ir a: No vino nadie.');
    confirmByKey();
    expect(confirmed[0]?.summary).toBe('Nueva fecha');
    const change = element.querySelector<HTMLElement>('ui-summary-field .link');
    change?.click();
    await settle();
    const field = element.querySelector('textarea');
    expect([document.activeElement === field, field?.value]).toEqual([true, 'Nueva fecha']);
    if (field) field.value = 'Otra';
    field?.dispatchEvent(new Event('input'));
    field?.dispatchEvent(new Event('blur'));
    await settle();
    expect(element.querySelector('textarea')?.value).toBe('Otra');
    confirmByKey();
    expect(confirmed[1]?.summary).toBe('Otra');
  });
});
