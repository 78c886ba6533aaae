import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Approval } from '@aliado/domain';
import { initialInteraction } from '@aliado/domain';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Desk } from '../desk/desk.ts';
import { LiveSocketActions } from '../live/live.actions.ts';
import { provideLive } from '../live/provide-live.ts';
import type { FreshnessState } from '../live/freshness.ts';
import { Announcer } from './announcer.ts';
import { Notices } from './notices.ts';
import { PageTitle } from './page-title.ts';

describe('what must not be missed', () => {
  const ringing = signal<unknown>(null);
  const contacts = signal<readonly unknown[]>([]);
  const selectedId = signal('int-1');
  const interaction = { ...initialInteraction, from: '+34611550117' };
  let notices: Notices;

  beforeEach(() => {
    ringing.set(null);
    contacts.set([]);
    selectedId.set('int-1');
    const translate = (key: string, values: object = {}) => [key, ...Object.values(values)].join(' ');
    TestBed.configureTestingModule({
      providers: [
        provideLive(),
        { provide: Desk, useValue: { ringing, contacts, selectedId } },
        { provide: TranslocoService, useValue: { translate, activeLang: signal('es') } },
      ],
    });
    notices = TestBed.inject(Notices);
    TestBed.runInInjectionContext(() => TestBed.inject(Announcer).begin());
    TestBed.tick();
  });
  const tell = (freshness: FreshnessState, recovered = 0) => {
    const link = { freshness, changedAt: 0, certainUntil: 0, retryAt: null, recovered };
    TestBed.inject(Store).dispatch(LiveSocketActions.linkChanged({ link }));
    TestBed.tick();
  };

  it('is who rings: in the title, and said once at once', () => {
    ringing.set({ id: 'int-1', interaction });
    TestBed.tick();
    expect(TestBed.inject(PageTitle).ringing()).toBe('+34 611 55 01 17');
    expect(notices.assertive()).toBe('shell.rings +34 611 55 01 17');
    ringing.set(null);
    TestBed.tick();
    expect(TestBed.inject(PageTitle).ringing()).toBeNull();
  });

  it('is the lost connection, and its return with what was recovered', () => {
    tell('live');
    expect([notices.assertive(), notices.polite()]).toEqual(['', '']);
    tell('offline');
    expect(notices.assertive()).toBe('shell.lost');
    tell('recovering');
    tell('live', 7);
    expect(notices.polite()).toBe('shell.back 7');
  });

  describe('is the answer to what was asked for', () => {
    const asked: Approval = {
      approvalId: 'a-1',
      terms: {
        ...{ remedy: 'replacement', amount: null, guidelineId: 'g', guidelineVersion: 1, ruleId: 'r' },
        ...{ matter: null, orderNumber: null },
      },
      ...{ agentId: 'ada', reason: 'x', withoutAsking: null, state: 'asked', askedAt: 0, offeredTo: [] },
      ...{ openedBy: null, decision: null },
    };
    const answered: Approval = {
      ...asked,
      state: 'decided',
      decision: {
        by: { accountId: 'marta', name: 'Marta' },
        decision: 'approved',
        amount: null,
        words: '',
        at: 1,
      },
    };
    const show = (approval: Approval) => {
      contacts.set([{ id: 'int-1', interaction: { ...interaction, approvals: [approval] } }]);
      TestBed.tick();
    };
    const said = 'ui.authority.answered.approved Marta ui.authority.what.replacement';

    it('said when the contact is on the screen', () => {
      show(asked);
      show(answered);
      expect([notices.polite(), notices.toasts()]).toEqual([said, []]);
    });

    it('shown when another contact is', () => {
      selectedId.set('int-2');
      show(asked);
      show(answered);
      expect(notices.toasts()).toMatchObject([{ kind: 'done', text: said }]);
    });

    it('not told again after a reload: it stands on the card', () => {
      show(answered);
      expect([notices.polite(), notices.toasts()]).toEqual(['', []]);
    });
  });
});
