import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AuthorityAsk, AuthorityEvent, AuthorityRequest, RemedyTerms } from '@aliado/domain';
import { agentStream } from '@aliado/domain';
import { FakeLine } from '../live/fake-line.ts';
import { goLive } from '../live/live.effects.ts';
import { LiveLine } from '../live/live-line.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { provideLive } from '../live/provide-live.ts';
import { Session } from '../session/session.ts';
import type { Ending } from './authority-requests.ts';
import { AuthorityRequests } from './authority-requests.ts';

const terms: RemedyTerms = {
  remedy: 'credit',
  amount: { amount: 3_000, currency: 'EUR' },
  guidelineId: 'late',
  guidelineVersion: 14,
  ruleId: 'twice',
  matter: null,
  orderNumber: null,
};
const less: RemedyTerms = { ...terms, amount: { amount: 2_500, currency: 'EUR' } };

describe('what is given, asked for and taken back', () => {
  let line: FakeLine;
  let requests: AuthorityRequests;
  let endings: Ending['ended'][];
  let sequence: number;

  const asks = (): readonly AuthorityAsk[] =>
    line.sent.flatMap(({ message, request }) => (message === 'authority' ? [(request as AuthorityRequest).ask] : []));
  const ids = () =>
    line.sent.flatMap(({ message, request }) =>
      message === 'authority' ? [(request as AuthorityRequest).commandId] : [],
    );
  const settle = async (time = 50) => {
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(time);
    TestBed.tick();
  };
  const log = (event: AuthorityEvent, isPushed = true) =>
    line.append(
      [{ streamId: 'int-1', sequence: ++sequence, occurredAt: 0, recordedAt: 0, by: 'agent:ada', event }],
      isPushed,
    );
  const reserved = (kept = terms): AuthorityEvent => ({
    type: 'RemedyReserved',
    grantId: 'g-1',
    terms: kept,
    agentId: 'ada',
    approvalId: null,
    expiresAt: Date.now() + 60_000,
  });
  const granted: AuthorityEvent = {
    type: 'RemedyGranted',
    grantId: 'g-1',
    terms,
    agentId: 'ada',
    decidedBy: 'ada',
    undoUntil: Date.now() + 600_000,
  };
  const give = () => requests.start({ wants: 'give', interactionId: 'int-1', id: 'g-1', shown: terms });
  /** Answers as the server does: what is set aside or given is in the log before it is told. */
  const serve = (kept = terms) => {
    line.answer = ({ request }) => {
      const { ask } = request as AuthorityRequest;
      if (ask.type === 'reserve') log(reserved(kept));
      if (ask.type === 'confirm') log({ ...granted, terms: kept });
      return { accepted: { sequence, terms: kept } };
    };
  };
  /** A browser with what it kept, before a server with its logs. */
  const open = async () => {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        provideLive(),
        { provide: LiveLine, useValue: line },
        { provide: Session, useValue: { view: signal({ account: { id: 'ada' } }) } },
      ],
    });
    requests = TestBed.inject(AuthorityRequests);
    endings = [];
    requests.endings.subscribe(({ ended }) => endings.push(ended));
    goLive(TestBed.inject(LiveSocket), 'ada');
    await settle();
  };

  beforeEach(async () => {
    jest.useFakeTimers();
    localStorage.clear();
    sequence = 0;
    line = new FakeLine();
    const at = { occurredAt: 0, recordedAt: 0, by: 'system' } as const;
    line.append([
      { ...at, streamId: agentStream('ada'), sequence: 1, event: { type: 'WorkOffered', interactionId: 'int-1' } },
    ]);
    log({
      type: 'PromiseMade',
      promiseId: 'p',
      words: 'x',
      team: null,
      dueAt: 1,
      matter: null,
      orderNumber: null,
      by: 'ada',
    });
    await open();
  });
  afterEach(() => {
    TestBed.inject(LiveSocket).stop();
    jest.useRealTimers();
  });

  it('is set aside, compared with what was shown, and confirmed', async () => {
    serve();
    expect(give()).toBe(true);
    await settle();
    expect(asks()).toEqual([
      { type: 'reserve', grantId: 'g-1', terms, approvalId: null, knownGrants: null },
      { type: 'confirm', grantId: 'g-1', amount: terms.amount },
    ]);
    expect([endings, requests.of('int-1'), localStorage.length]).toEqual([['done'], null, 0]);
  });

  it('is under way until the log shows it, so that a second press does nothing', async () => {
    line.answer = () => ({ accepted: { sequence: 9, terms } });
    give();
    await settle();
    expect(asks()).toHaveLength(2);
    expect([give(), requests.of('int-1')?.id, asks().length]).toEqual([false, 'g-1', 2]);
    log(reserved());
    log(granted);
    await settle();
    expect(endings).toEqual(['done']);
  });

  it('waits for the agent when what was set aside is not what was shown', async () => {
    serve(less);
    give();
    await settle();
    expect(asks()).toHaveLength(1);
    expect(requests.of('int-1')).toMatchObject({ shown: terms, kept: less });
    requests.accept('int-1');
    await settle();
    expect(asks()[1]).toEqual({ type: 'confirm', grantId: 'g-1', amount: less.amount });
    expect(endings).toEqual(['done']);
  });

  it('is released when the agent does not want what differs', async () => {
    serve(less);
    give();
    await settle();
    requests.decline('int-1');
    await settle();
    expect(asks()[1]).toEqual({ type: 'release', grantId: 'g-1' });
  });

  it('is not even begun without a line', () => {
    line.isReachable = false;
    line.drop();
    expect([give(), asks()]).toEqual([false, []]);
  });

  it('says why it was refused', async () => {
    line.answer = () => ({ refused: 'authority/above-customer' });
    give();
    await settle();
    expect([endings, requests.of('int-1')]).toEqual([[{ refused: 'authority/above-customer' }], null]);
  });

  it('is asked again under the same id when the server is busy for a moment', async () => {
    let times = 0;
    line.answer = () => (++times === 1 ? { refused: 'live/unavailable' } : { refused: 'authority/never' });
    give();
    await settle(5_000);
    expect(new Set(ids()).size).toBe(1);
    expect(asks()).toHaveLength(2);
  });

  describe('when the line breaks before the answer', () => {
    const breakOff = async () => {
      line.answer = () => {
        line.isReachable = false;
        line.drop();
        throw new Error('lost');
      };
      give();
      await settle();
      expect(requests.of('int-1')).not.toBeNull();
    };
    const comeBack = async () => {
      line.isReachable = true;
      await settle(30_000);
    };

    it('is confirmed on return if it was set aside', async () => {
      await breakOff();
      log(reserved(), false);
      serve();
      await comeBack();
      expect(asks().map(({ type }) => type)).toEqual(['reserve', 'confirm']);
      expect(endings).toEqual(['done']);
    });

    it('is done on return if the log has it, and nothing is sent twice', async () => {
      await breakOff();
      log(reserved(), false);
      log(granted, false);
      await comeBack();
      expect([asks().length, endings]).toEqual([1, ['done']]);
    });

    it('came to nothing if the log does not know it: nothing is given minutes later by itself', async () => {
      await breakOff();
      serve();
      await comeBack();
      expect([asks().length, endings, requests.of('int-1')]).toEqual([1, ['lost'], null]);
    });

    it('came to nothing if what was set aside expired meanwhile', async () => {
      await breakOff();
      log(reserved(), false);
      log({ type: 'RemedyReleased', grantId: 'g-1', because: 'expired' }, false);
      serve();
      await comeBack();
      expect([asks().length, endings]).toEqual([1, ['lost']]);
    });

    it('is finished after a reload of the page as well', async () => {
      await breakOff();
      log(reserved(), false);
      serve();
      TestBed.inject(LiveSocket).stop();
      line.isReachable = true;
      await open();
      await settle(5_000);
      expect(asks().map(({ type }) => type)).toEqual(['reserve', 'confirm']);
      expect([endings, localStorage.length]).toEqual([['done'], 0]);
    });
  });
});
