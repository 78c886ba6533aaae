import { importProvidersFrom, signal } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ApprovalRequest, InteractionEvent, WaitingApproval } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { Attendance } from '../live/attendance.ts';
import { FakeLine } from '../live/fake-line.ts';
import { LiveLine } from '../live/live-line.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { provideLive } from '../live/provide-live.ts';
import { Session } from '../session/session.ts';
import { ApprovalNews } from '../shell/approval-news.ts';
import { Notices } from '../shell/notices.ts';
import { PageTitle } from '../shell/page-title.ts';
import { en } from '../words/en.ts';
import { ApprovalsPage } from './approvals-page.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const waiting = (approvalId: string, changes: Partial<WaitingApproval> = {}): WaitingApproval => ({
  ...{ approvalId, interactionId: `int-${approvalId}`, reason: 'Two half-days lost', askedAt: Date.now() },
  terms: {
    ...{ remedy: 'credit', amount: eur(22_000), guidelineId: 'late', guidelineVersion: 14, ruleId: 'r' },
    ...{ matter: null, orderNumber: null },
  },
  guidelineName: { es: 'Entrega tardía', en: 'Late delivery' },
  agent: { accountId: 'nayeli', name: 'Nayeli Robles' },
  ...{ customerName: 'Lucía Ferrer', isOnLine: true, until: Date.now() + 60_000, withoutAsking: eur(15_000) },
  ...{ bounds: [], excerpt: [], likeIt: { asked: 0, approvedAsAsked: 0 }, openedBy: null },
  ...changes,
});
const said: InteractionEvent = {
  ...{ type: 'UtteranceSpoken', utteranceId: 'u-1', participantId: 'customer', role: 'customer' },
  ...{ text: '¿Eso quién me lo paga?', startedAt: 0, endedAt: 0, language: 'es', confidence: null },
};

describe('the approvals of a supervisor', () => {
  let fixture: ComponentFixture<ApprovalsPage>;
  let line: FakeLine;
  let told = 0;
  const element = () => fixture.nativeElement as HTMLElement;
  const settle = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  const tell = async (...list: readonly WaitingApproval[]) => {
    line.console.approvals({ waiting: list, serverTime: ++told });
    await settle();
  };
  const asked = () =>
    line.sent.flatMap(({ message, request }) =>
      message === 'approval' ? [`${(request as ApprovalRequest).approvalId} ${actOf(request as ApprovalRequest)}`] : [],
    );
  const press = async (key: string, modifiers: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true, ...modifiers });
    document.body.dispatchEvent(event);
    await settle();
  };
  const approve = async () => {
    await new Promise((resolve) => setTimeout(resolve, 620)); // the key is deaf just after another request came up
    await press('G', { ctrlKey: true, shiftKey: true });
  };
  const title = () => element().querySelector('ui-approval-card .top b')?.textContent;
  const options = () => [...element().querySelectorAll('[role=option] .what')].map(({ textContent }) => textContent);

  beforeEach(async () => {
    told = 0;
    line = new FakeLine();
    line.answer = ({ message }) =>
      message === 'attend' ? { waiting: [], serverTime: 0 } : { accepted: { sequence: 9 } };
    const permissions = signal(new Set(['approval:decide']));
    const view = signal({ account: { id: 'marta', name: 'Marta' }, permissions: [], preferences: {}, build: '1' });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideLive(),
        { provide: LiveLine, useValue: line },
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
    TestBed.runInInjectionContext(() => TestBed.inject(Attendance).begin());
    TestBed.runInInjectionContext(() => TestBed.inject(ApprovalNews).begin());
    fixture = TestBed.createComponent(ApprovalsPage);
    document.body.replaceChildren(element());
    TestBed.inject(LiveSocket).start();
    await settle();
  });
  afterEach(() => {
    TestBed.inject(LiveSocket).stop();
    fixture.destroy();
  });

  it('say that nobody waits, then lay the first request open without taking the focus or telling that it is read', async () => {
    expect(element().textContent).toContain('Nobody waits');
    await tell(waiting('a'));
    expect(title()).toBe('Asks €220.00, may decide €150.00');
    expect(document.activeElement).toBe(document.body);
    expect(asked()).toEqual([]);
  });

  it('say a new request to who listens, and count it in the title', async () => {
    TestBed.inject(ApprovalNews);
    await tell(waiting('a'));
    await tell(waiting('a'), waiting('b', { agent: { accountId: 'owen', name: 'Owen Price' } }));
    expect(TestBed.inject(PageTitle).waiting()).toBe(2);
    expect(TestBed.inject(Notices).toasts().at(-1)?.text).toBe('Owen Price asks €220.00');
  });

  it('keep the request on the screen when others come, and go through them with J and K', async () => {
    await tell(waiting('a'));
    await tell(waiting('b', { terms: { ...waiting('b').terms, amount: eur(9_900) } }), waiting('a'));
    expect(title()).toContain('€220.00');
    await press('k');
    expect(title()).toContain('€99.00');
    expect(asked()).toEqual(['b open']);
    await press('j');
    await press('k');
    expect(asked()).toEqual(['b open', 'a open']);
  });

  it('tell that it is read once the reader turns to it, and show what is being said', async () => {
    line.append(aTape('int-a').at(0, said).entries);
    await tell(waiting('a'));
    element()
      .querySelector('aliado-request-panel')
      ?.dispatchEvent(new Event('pointerover', { bubbles: true }));
    await settle();
    expect(asked()).toEqual(['a open']);
    expect(element().querySelector('.said')?.textContent).toContain('¿Eso quién me lo paga?');
  });

  it('leave to others what was read and not decided when the page is left', async () => {
    await tell(waiting('a'), waiting('b'), waiting('c'));
    await press('j');
    await press('k');
    await approve();
    await tell(waiting('b'), waiting('c'));
    fixture.destroy();
    expect(asked()).toEqual(['b open', 'a open', 'a approved', 'b put-back']);
  });

  it('tell anew that it is read after the line broke', async () => {
    await tell(waiting('a'), waiting('b'));
    await press('j');
    line.drop();
    await settle();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await settle();
    await tell(waiting('a'), waiting('b'));
    await press('j');
    expect(asked()).toEqual(['b open', 'b open']);
  });

  it('approve as asked with one key, which is deaf while the request is new on the screen, and go on to the next', async () => {
    await tell(waiting('a'), waiting('b'));
    await press('G', { ctrlKey: true, shiftKey: true });
    expect(asked()).toEqual([]);
    await approve();
    expect(asked()).toEqual(['a approved']);
    await tell(waiting('b'));
    expect(options()).toEqual(['Nayeli Robles asks €220.00']);
    expect(line.sent.some(({ message, request }) => message === 'unwatch' && 'streamId' in request)).toBe(true);
  });

  it('put the focus of what was decided on the next request, else on the heading of the list, and take no other', async () => {
    await tell(waiting('a'), waiting('b'), waiting('c'));
    const button = () => element().querySelector<HTMLElement>('ui-approval-card button');
    button()?.focus();
    await approve();
    expect(document.activeElement?.getAttribute('data-id')).toBe('b');
    await tell(waiting('b'), waiting('c'));
    const last = element().querySelector<HTMLElement>('[role=option][data-id=c]');
    last?.focus();
    await approve();
    expect(document.activeElement).toBe(last);
    await tell(waiting('c'));
    button()?.focus();
    await approve();
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('put aside what somebody else reads, and say what they decided instead of changing what is on the screen', async () => {
    await tell(waiting('a'), waiting('b'));
    await tell(waiting('a', { openedBy: { accountId: 'zoe', name: 'Zoe Gil' } }), waiting('b'));
    expect(element().querySelector('[aria-label="Others have it"]')?.textContent).toContain('Zoe Gil is reading it.');
    const by = { accountId: 'zoe', name: 'Zoe Gil' };
    const { terms, agent, reason } = waiting('a');
    line.append(
      aTape('int-a')
        .at(0, { type: 'ApprovalAsked', approvalId: 'a', terms, agentId: agent.accountId, reason, withoutAsking: null })
        .at(1, { type: 'ApprovalDecided', approvalId: 'a', by, decision: 'less', amount: eur(18_000), words: '' })
        .entries,
    );
    await tell(waiting('b'));
    expect(element().querySelector('.request')?.textContent).toContain('Zoe Gil allowed €180.00');
    expect(element().querySelector('ui-approval-card')).toBeNull();
  });

  it('say that nothing new arrives while the line is down, and decide nothing', async () => {
    await tell(waiting('a'));
    line.isReachable = false;
    line.drop();
    await settle();
    expect(element().textContent).toContain('without a connection nothing new arrives');
    await approve();
    expect(asked()).toEqual([]);
  });
});

const actOf = ({ act }: ApprovalRequest): string => (act.type === 'decide' ? act.decision : act.type);
