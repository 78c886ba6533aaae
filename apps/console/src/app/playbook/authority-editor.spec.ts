import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AuthorityPolicy, DraftFinding } from '@aliado/domain';
import { SERVER_CLOCK, uiWords } from '@aliado/ui';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { es } from '../words/es.ts';
import { AuthorityEditor } from './authority-editor.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const policyInForce: AuthorityPolicy = {
  version: 1,
  limits: [
    { id: 'agents', for: { roles: ['agent'] }, remedies: ['credit'], perDecision: eur(15_000) },
    { id: 'supervisors', for: { roles: ['supervisor'] }, remedies: ['credit', 'refund'], perDay: eur(90_000) },
  ],
  budgets: [
    { id: 'north', name: { es: 'Norte', en: 'North' }, teams: ['north'], amount: eur(2_500_000), period: 'month' },
  ],
  exclusions: [{ remedies: ['refund', 'replacement'], because: { es: 'Una u otra', en: 'Either' } }],
  never: [{ id: 'gone', remedies: ['credit'], when: 'order.status = "cancelled"', because: { es: 'No', en: 'No' } }],
  goodwill: ['gesture'],
  rates: [{ currency: 'MXN', from: '2026-01-01', rate: '0.0476' }],
  ...{ answerWithinSeconds: 60, undoWithinSeconds: 600, reservationSeconds: 120 },
};

describe('the limits on screen', () => {
  async function show({ isReadOnly = false, findings = [] as readonly DraftFinding[] } = {}) {
    const words = TranslocoTestingModule.forRoot({
      langs: { es: { ...es, ui: uiWords.es } },
      translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
      preloadLangs: true,
    });
    TestBed.configureTestingModule({
      imports: [words],
      providers: [{ provide: SERVER_CLOCK, useValue: () => Date.UTC(2026, 10, 22) }],
    });
    const policy = signal(policyInForce);
    const fixture = TestBed.createComponent(AuthorityEditor, {
      bindings: [
        inputBinding('policy', policy),
        inputBinding('findings', signal(findings)),
        inputBinding('isReadOnly', signal(isReadOnly)),
        outputBinding<AuthorityPolicy>('wrote', (next) => policy.set(next)),
      ],
    });
    const element = fixture.nativeElement as HTMLElement;
    document.body.replaceChildren(element);
    await fixture.whenStable();
    const at = (path: string) => element.querySelector<HTMLInputElement>(`[data-path="${path}"]`);
    return {
      ...{ policy, element, at, fixture },
      reveal: async (path: string) => {
        fixture.componentInstance.reveal(path);
        await fixture.whenStable();
      },
      type: async (path: string, text: string) => {
        const field = at(path);
        if (field) field.value = text;
        field?.dispatchEvent(new Event('input'));
        await fixture.whenStable();
      },
      press: async (label: string) => {
        [...element.querySelectorAll('button')].find((one) => one.textContent?.trim() === label)?.click();
        await fixture.whenStable();
      },
    };
  }

  it('says on one line whom a limit is for, what they give and up to how much', async () => {
    const { element, fixture } = await show();
    const [first] = element.querySelectorAll('summary');
    expect(first?.textContent).toMatch(/Agente.*agents.*abono.*150,00/s);
    expect(element.querySelector('aliado-limit-form')).toBeNull();
    first?.click();
    await fixture.whenStable();
    expect(element.querySelector('aliado-limit-form')).not.toBeNull();
  });

  it('opens a limit at the field that a finding speaks of, and tells it there', async () => {
    const path = 'limits.1.perDay';
    const finding = { ...{ severity: 'fault' as const, line: 9, path, example: null }, reason: both('no hay cambio') };
    const { reveal, at } = await show({ findings: [finding] });
    await reveal(path);
    expect(document.activeElement).toBe(at(path));
    const described = at(path)?.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toContain('no hay cambio');
  });

  it('takes what is typed while it is typed, and keeps the limit open under another id', async () => {
    const { reveal, type, policy, at } = await show();
    await reveal('limits.0.id');
    await type('limits.0.id', 'north-agents');
    await type('limits.0.perDecision', '120');
    await type('limits.0.perCustomer', '200');
    await type('limits.0.perCustomer.days', '30');
    await type('limits.0.for.tenureMonths', '6');
    await type('limits.0.for.countries', 'es, mx');
    expect(policy().limits[0]).toEqual({
      ...{ id: 'north-agents', for: { roles: ['agent'], tenureMonths: 6, countries: ['ES', 'MX'] } },
      ...{ remedies: ['credit'], perDecision: eur(12_000), perCustomer: { ...eur(20_000), days: 30 } },
    });
    await type('limits.0.perDecision', '');
    expect('perDecision' in (policy().limits[0] ?? {})).toBe(false);
    expect(at('limits.0.id')).not.toBeNull();
  });

  it('adds, doubles and removes a limit, and the focus goes along', async () => {
    const { reveal, press, policy, at } = await show();
    await press('Límite');
    expect(document.activeElement).toBe(at('limits.2.id'));
    await reveal('limits.0');
    await press('Duplicar');
    expect(document.activeElement).toBe(at('limits.1.id'));
    expect(policy().limits.map(({ id }) => id)).toEqual(['agents', 'agents-2', 'supervisors', 'limit']);
    await press('Quitar el límite');
    expect(policy().limits.map(({ id }) => id)).toEqual(['agents', 'supervisors', 'limit']);
    expect(document.activeElement).toBe(at('add-limits'));
  });

  it.each([
    ['budgets.0.amount', '100', { budgets: [{ ...policyInForce.budgets[0], amount: eur(10_000) }] }],
    ['never.0.when', 'order.daysLate > 2', { never: [{ ...policyInForce.never[0], when: 'order.daysLate > 2' }] }],
    ['rates.0.rate', '0.05', { rates: [{ ...policyInForce.rates[0], rate: '0.05' }] }],
    ['undoWithinSeconds', '300', { undoWithinSeconds: 300 }],
  ])('writes %s too', async (path, typed, expected) => {
    const { reveal, type, policy } = await show();
    await reveal(path);
    await type(path, typed);
    expect(policy()).toEqual({ ...policyInForce, ...expected });
  });

  it('is only read by who may not write', async () => {
    const { element, reveal, at } = await show({ isReadOnly: true });
    await reveal('limits.0.perDecision');
    expect(at('limits.0.perDecision')?.readOnly).toBe(true);
    expect(element.querySelectorAll('button')).toHaveLength(0);
  });
});

const both = (words: string) => ({ es: words, en: words });
