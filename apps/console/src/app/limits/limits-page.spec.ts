import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { importProvidersFrom, signal } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Delegation, LimitProposal, Permission, TroubledDelivery, UndoableGrant } from '@aliado/domain';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';
import { en } from '../words/en.ts';
import { LimitsPage } from './limits-page.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const proposal: LimitProposal = {
  ...{ guidelineId: 'late', ruleId: 'twice', remedy: 'credit', decided: 40, approvedAsAsked: 39, share: 0.975 },
  guidelineName: { es: 'Entrega tardía', en: 'Late delivery' },
  ...{ median: eur(4_000), p90: eur(8_000), proposed: eur(7_500), requests: [] },
};
const lent: Delegation = { id: 'd1', from: 'marta', to: 'nayeli', until: Date.now() + 7_200_000, createdBy: 'marta' };
const troubled: TroubledDelivery = {
  ...{ interactionId: 'int-1', grantId: 'g1', remedy: 'credit', amount: eur(3_000), agentId: 'nayeli', attempts: 6 },
  ...{ state: 'given-up', dueAt: 0, trouble: 'answered 422' },
};
const given: UndoableGrant = {
  ...{ interactionId: 'int-1', grantId: 'g1', agentId: 'nayeli', decidedBy: 'nayeli', reason: null },
  ...{ guidelineName: { es: 'Entrega tardía', en: 'Late delivery' }, grantedAt: Date.now() },
  terms: {
    ...{ remedy: 'credit', amount: eur(3_000), guidelineId: 'late', guidelineVersion: 1, ruleId: 'twice' },
    ...{ matter: null, orderNumber: null },
  },
  undoUntil: Date.now() + 600_000,
};
const people = [
  { id: 'marta', name: 'Marta Vidal', roles: ['supervisor'] },
  { id: 'nayeli', name: 'Nayeli Robles', roles: ['agent'] },
  { id: 'diana', name: 'Diana Soto', roles: ['trainer'] },
];

describe('the limits of a house', () => {
  let fixture: ComponentFixture<LimitsPage>;
  let server: HttpTestingController;
  const permissions = signal<ReadonlySet<Permission>>(new Set());
  const element = () => fixture.nativeElement as HTMLElement;
  const section = (name: string) => element().querySelector<HTMLElement>(`[data-panel="${name}"]`);
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const answer = async (url: string, body: unknown, method = 'GET') => {
    const request = server.expectOne({ url, method });
    request.flush(body as object);
    await settle();
    return request.request.body as unknown;
  };
  const press = async (panel: string, words: string) => {
    const buttons = [...(section(panel)?.querySelectorAll('button') ?? [])];
    buttons.find(({ textContent }) => textContent?.trim() === words)?.click();
    await settle();
  };
  const write = (panel: string, selector: string, value: string) => {
    const field = section(panel)?.querySelector<HTMLInputElement>(selector);
    if (!field) throw new Error(`no ${selector}`);
    field.value = value;
    field.dispatchEvent(new Event(selector === 'select' ? 'change' : 'input'));
  };
  const told = () => TestBed.inject(Notices).toasts().at(-1)?.text;

  beforeEach(async () => {
    permissions.set(new Set(['authority:manage', 'playbook:read']));
    const view = signal({
      account: { id: 'marta', name: 'Marta Vidal' },
      permissions: [],
      preferences: {},
      build: '1',
    });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { view, permissions } },
        importProvidersFrom(
          TranslocoTestingModule.forRoot({
            langs: { en },
            translocoConfig: { availableLangs: ['en'], defaultLang: 'en' },
            preloadLangs: true,
          }),
        ),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(LimitsPage);
    document.body.replaceChildren(element());
    TestBed.tick();
    await answer('/api/organisation', { people });
  });
  afterEach(() => {
    server.verify();
    fixture.destroy();
  });

  const arrive = async (
    proposals: readonly LimitProposal[],
    delegations: readonly Delegation[],
    deliveries: readonly TroubledDelivery[],
    grants: readonly UndoableGrant[] = [],
  ) => {
    await answer('/api/authority/proposals', proposals);
    await answer('/api/authority/grants', { grants });
    await answer('/api/authority/delegations', delegations);
    await answer('/api/fulfilment/troubled', { troubled: deliveries });
  };

  it('say what will be here, and when, while there is nothing', async () => {
    await arrive([], [], []);
    expect(section('proposals')?.textContent).toContain('30 decisions in 90 days and at least 95%');
    expect(section('lent')?.textContent).toContain('Nothing is lent now');
    expect(section('troubled')?.textContent).toContain('No delivery in trouble');
  });

  it('say apart what could not be read, and read that again when asked', async () => {
    server.expectOne('/api/authority/proposals').flush(null, { status: 503, statusText: 'Unavailable' });
    await answer('/api/authority/grants', { grants: [] });
    await answer('/api/authority/delegations', [lent]);
    await answer('/api/fulfilment/troubled', { troubled: [] });
    expect(section('proposals')?.textContent).toContain('The proposals could not be read');
    expect(section('lent')?.textContent).toContain('Lent to Nayeli Robles');
    await press('proposals', 'Try again');
    await answer('/api/authority/proposals', [proposal]);
    expect(section('proposals')?.textContent).toContain('Of 40 requests (credit), 39 were approved exactly as asked.');
  });

  it('lead from a proposal to the guideline: to a draft who may write it, to look all others', async () => {
    await arrive([proposal], [], []);
    const link = () => section('proposals')?.querySelector('a');
    expect([link()?.getAttribute('href'), link()?.textContent]).toEqual([
      '/playbook/guideline/late',
      'See the guideline',
    ]);
    permissions.set(new Set(['authority:manage', 'playbook:write']));
    TestBed.tick();
    expect(link()?.textContent).toBe('Open a draft');
  });

  it('let go of a proposal with a reason', async () => {
    await arrive([proposal], [], []);
    await press('proposals', 'Dismiss…');
    write('proposals', 'textarea', 'A campaign');
    await press('proposals', 'Dismiss');
    const key = { guidelineId: 'late', ruleId: 'twice', remedy: 'credit' };
    expect(await answer('/api/authority/proposals/dismiss', null, 'POST')).toEqual({ ...key, reason: 'A campaign' });
    await answer('/api/authority/proposals', []);
    expect(section('proposals')?.textContent).toContain('No proposals yet');
    expect(told()).toContain('Proposal dismissed');
  });

  it('lend one’s own authority to who can use it, with an end', async () => {
    await arrive([], [], []);
    expect([...(section('lent')?.querySelectorAll('option') ?? [])].map(({ value }) => value)).toEqual(['', 'nayeli']);
    await press('lent', 'Lend');
    expect(section('lent')?.textContent).toContain('Choose to whom you lend it.');
    const until = new Date();
    until.setDate(until.getDate() + 2);
    until.setHours(18, 0, 0, 0);
    const twoDigits = (value: number) => String(value).padStart(2, '0');
    const day = `${until.getFullYear()}-${twoDigits(until.getMonth() + 1)}-${twoDigits(until.getDate())}`;
    write('lent', 'select', 'nayeli');
    write('lent', 'input', `${day}T18:00`);
    await press('lent', 'Lend');
    expect(await answer('/api/authority/delegations', lent, 'POST')).toEqual({ to: 'nayeli', until: until.getTime() });
    await answer('/api/authority/delegations', [lent]);
    expect([told(), section('lent')?.querySelector('select')?.value]).toEqual(['Lent to Nayeli Robles.', '']);
  });

  it('take back what was lent, and say it where that had ended already', async () => {
    await arrive([], [lent], []);
    await press('lent', 'Take back');
    server.expectOne('/api/authority/delegations/d1').flush(null, { status: 404, statusText: 'Not Found' });
    await settle();
    await answer('/api/authority/delegations', []);
    expect(told()).toBe('That is not there any more: it changed meanwhile.');
    expect(section('lent')?.textContent).toContain('Nothing is lent now');
  });

  it('undo what an agent gave, with a reason, and say what became of it', async () => {
    await arrive([], [], [], [given, { ...given, grantId: 'g2' }]);
    expect(section('given')?.textContent).toContain('credit, €30.00');
    await press('given', 'Undo…');
    write('given', 'textarea', 'Given twice');
    await press('given', 'Undo');
    const path = '/api/interactions/int-1/authority/grants/g1/undo';
    expect(await answer(path, null, 'POST')).toEqual({ reason: 'Given twice' });
    expect(document.activeElement).toBe(section('given')?.querySelector('h2'));
    await answer('/api/authority/grants', { grants: [{ ...given, grantId: 'g2' }] });
    expect(told()).toBe('Undone: credit, €30.00. The reason is on record.');
    await press('given', 'Undo…');
    write('given', 'textarea', 'Given twice');
    await press('given', 'Undo');
    const late = server.expectOne('/api/interactions/int-1/authority/grants/g2/undo');
    late.flush({ code: 'authority/too-late-to-undo' }, { status: 409, statusText: 'Conflict' });
    await settle();
    await answer('/api/authority/grants', { grants: [] });
    expect(told()).toContain('It could not be undone any more');
    expect(section('given')?.textContent).toContain('Nothing can be undone now');
  });

  it('try again what did not arrive', async () => {
    await arrive([], [], [troubled]);
    expect(section('troubled')?.textContent).toContain('credit, €30.00 · Nayeli Robles');
    await press('troubled', 'Try again');
    await answer('/api/fulfilment/int-1/g1/attempts', null, 'POST');
    await answer('/api/fulfilment/troubled', { troubled: [{ ...troubled, state: 'waiting' }] });
    expect(section('troubled')?.textContent).toContain('It is being tried.');
    expect(section('troubled')?.querySelector('button')).toBeNull();
  });
});
