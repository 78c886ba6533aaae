import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { WrapUpDraft } from './wrap-up.ts';
import { WrapUp } from './wrap-up.ts';

const start = Date.UTC(2026, 10, 10, 9, 42, 0);

describe('a wrap-up', () => {
  async function show() {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => start })] });
    const draft = signal<WrapUpDraft>({ summary: 'Nueva fecha', disposition: null, matter: 'delivery.failed' });
    const contactId = signal('int-1');
    const isOffline = signal(false);
    const confirmed: WrapUpDraft[] = [];
    const fixture = TestBed.createComponent(WrapUp, {
      bindings: [
        inputBinding('contactId', contactId),
        inputBinding('work', signal({ agentId: 'nayeli', startedAt: start - 21_000, dueAt: start + 69_000 })),
        inputBinding('draft', draft),
        inputBinding('isOffline', isOffline),
        inputBinding('dispositions', signal([{ id: 'promised', name: { es: 'Prometido', en: 'Promised' } }])),
        inputBinding(
          'matters',
          signal([{ id: 'delivery.failed', name: { es: 'Entrega fallida', en: 'Failed delivery' } }]),
        ),
        outputBinding<WrapUpDraft>('confirm', (written) => confirmed.push(written)),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const summary = element.querySelector('textarea');
    if (!summary) throw new Error('the wrap-up has no summary');
    const confirmByKey = () =>
      summary.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
      );
    return {
      draft,
      contactId,
      isOffline,
      confirmed,
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
});
