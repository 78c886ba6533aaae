import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Language, WaitingApproval } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { ApprovalCard, type ApprovalChoice } from './approval-card.ts';

const now = Date.UTC(2026, 10, 10, 9, 42, 0);
const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** The request of the tests: €220, of which the agent could give €150 alone. */
export const anApproval = (changes: Partial<WaitingApproval> = {}): WaitingApproval => ({
  ...{ approvalId: 'a-1', interactionId: 'int-1', reason: 'Two half-days of work lost', askedAt: now - 24_000 },
  terms: {
    ...{ remedy: 'credit', amount: eur(22_000), guidelineId: 'late', guidelineVersion: 14, ruleId: 'r' },
    ...{ matter: null, orderNumber: null },
  },
  guidelineName: { es: 'Entrega tardía', en: 'Late delivery' },
  agent: { accountId: 'nayeli', name: 'Nayeli Robles' },
  customerName: 'Lucía Ferrer',
  isOnLine: true,
  until: now + 36_000,
  withoutAsking: eur(15_000),
  bounds: [
    { kind: 'decision', used: eur(0), limit: eur(30_000), days: null, name: null },
    { kind: 'customer', used: eur(4_000), limit: eur(30_000), days: 90, name: null },
  ],
  excerpt: [],
  likeIt: { asked: 7, approvedAsAsked: 5 },
  openedBy: null,
  ...changes,
});

async function show(changes: Partial<WaitingApproval> = {}, language: Language = 'en') {
  TestBed.configureTestingModule({ providers: [...provideUiTesting({ language, now: () => now })] });
  const approval = signal(anApproval(changes));
  const isOffline = signal(false);
  const decided: ApprovalChoice[] = [];
  const fixture = TestBed.createComponent(ApprovalCard, {
    bindings: [
      inputBinding('approval', approval),
      inputBinding('isOffline', isOffline),
      outputBinding<ApprovalChoice>('decide', (choice) => decided.push(choice)),
    ],
  });
  const element = fixture.nativeElement as HTMLElement;
  document.body.replaceChildren(element);
  await fixture.whenStable();
  const buttons = () => [...element.querySelectorAll('button')];
  const press = async (words: string) => {
    buttons()
      .find(({ textContent }) => textContent.includes(words))
      ?.click();
    await fixture.whenStable();
  };
  const type = async (selector: string, text: string) => {
    const field = element.querySelector(selector) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  return { fixture, element, approval, isOffline, decided, buttons, press, type };
}

const plain = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim();

describe('a request for approval', () => {
  it('says what is asked, what may be decided without it, and all that helps to answer', async () => {
    const { element } = await show();
    expect(element.querySelector('.top b')?.textContent).toBe('Asks €220.00, may decide €150.00');
    expect(plain(element.querySelector('.top ui-timer')?.textContent)).toBe('00:24');
    const facts = [...element.querySelectorAll('dt')].map((term) => [
      plain(term.textContent),
      plain(term.nextElementSibling?.textContent),
    ]);
    expect(facts).toEqual([
      ['Why', 'Two half-days of work lost'],
      ['Guideline', 'Late delivery, v14'],
      ['You decide', 'up to €300 per decision'],
      ['With them', '€40 so far in 90 days, €260 with this; €300 at most'],
      ['Like it', '7 asked, 5 approved as asked'],
    ]);
    expect(element.querySelector('dd.t-watch')).toBeNull();
  });

  it('marks the limit that it would pass', async () => {
    const bounds = [{ kind: 'customer', used: eur(10_000), limit: eur(30_000), days: 90, name: null }] as const;
    const { element } = await show({ bounds });
    expect(element.querySelector('dd.t-watch')?.textContent).toContain('€320 with this');
  });

  it('speaks Spanish, and names what is not a sum', async () => {
    const terms = { ...anApproval().terms, remedy: 'replacement', amount: null } as const;
    const { element, buttons } = await show({ terms, withoutAsking: null, bounds: [] }, 'es');
    expect(plain(element.querySelector('.top b')?.textContent)).toBe('Pide reposición');
    expect(buttons().map(({ textContent }) => plain(textContent)?.split(' Ctrl')[0])).toEqual([
      'Aprobar reposición',
      'No, porque…',
    ]);
  });

  it('is approved as asked with one button', async () => {
    const { press, decided } = await show();
    await press('Approve €220.00');
    expect(decided).toEqual([{ decision: 'approved', amount: null, words: '' }]);
  });

  it('allows less, at first what the agent could give alone, and never as much as was asked', async () => {
    const { press, type, element, decided } = await show();
    await press('Less');
    expect((element.querySelector('input') as HTMLInputElement).value).toBe('150');
    await type('input', '220');
    await press('Allow');
    expect(plain(element.querySelector('#answer-problem')?.textContent)).toBe('Write an amount below €220.00.');
    await type('input', '180.50');
    await press('We can go up to €180.50.');
    await press('Allow');
    expect(decided).toEqual([{ decision: 'less', amount: eur(18_050), words: 'We can go up to €180.50.' }]);
  });

  it('says no only with words', async () => {
    const { press, type, element, decided } = await show();
    await press('No, because');
    await press('Say no');
    expect(decided).toEqual([]);
    expect(element.querySelector('textarea')?.getAttribute('aria-invalid')).toBe('true');
    await type('textarea', ' Not twice in a month. ');
    await press('Say no');
    expect(decided).toEqual([{ decision: 'refused', amount: null, words: 'Not twice in a month.' }]);
  });

  it('keeps what is being written when news of it arrives, and not when another one is shown', async () => {
    const { press, type, element, approval, fixture } = await show();
    await press('No, because');
    await type('textarea', 'Not tw');
    approval.set(anApproval({ likeIt: { asked: 8, approvedAsAsked: 5 } }));
    await fixture.whenStable();
    expect(element.querySelector('textarea')?.value).toBe('Not tw');
    approval.set(anApproval({ approvalId: 'a-2' }));
    await fixture.whenStable();
    expect(element.querySelector('textarea')).toBeNull();
  });

  it('names what bounds the day and the team only when it is near', async () => {
    const day = { kind: 'day', used: eur(10_000), limit: eur(300_000), days: null, name: null } as const;
    const budget = { kind: 'budget', limit: eur(2_500_000), days: null, name: { es: 'Norte', en: 'North' } } as const;
    const { element } = await show({ bounds: [day, { ...budget, used: eur(2_300_000) }] });
    const labels = [...element.querySelectorAll('dt')].map(({ textContent }) => textContent);
    expect(labels).toEqual(['Why', 'Guideline', 'North', 'Like it']);
  });

  it('gives the focus back when nothing is written after all', async () => {
    const { press, fixture } = await show();
    await press('No, because');
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    await press('Back');
    await fixture.whenStable();
    expect(document.activeElement?.textContent).toContain('Approve €220.00');
  });

  it('waits for the connection', async () => {
    const { isOffline, fixture, buttons, decided } = await show();
    isOffline.set(true);
    await fixture.whenStable();
    expect(buttons().every(({ disabled }) => disabled)).toBe(true);
    expect(fixture.componentInstance.approve()).toBe(false);
    expect(decided).toEqual([]);
  });
});
