import { ApprovalRounds } from './approval-rounds.ts';
import { until } from '../../live/testing/live-app.ts';
import { startApprovalsApp, type ApprovalsApp, type AttendingConsole } from './testing/approvals-app.ts';

jest.setTimeout(60_000);
let test: ApprovalsApp;

beforeEach(async () => {
  test = await startApprovalsApp();
  for (const agent of ['ada', 'ben']) await test.anAccount(agent, ['agent']);
  for (const supervisor of ['marta', 'zoe']) await test.anAccount(supervisor, ['supervisor']);
  test.limits.set('marta', 30_000).set('zoe', 50_000);
});
afterEach(() => test?.close());

const asStory = async (interactionId: string, story: readonly string[]) => {
  await until(async () => (await test.story(interactionId)).length >= story.length);
  expect(await test.story(interactionId)).toEqual(story);
};
const shows = (console: AttendingConsole, ...ids: readonly string[]) =>
  until(() => console.shown().join() === ids.join());
const decide = (decision: 'approved' | 'less' | 'refused', amount: number | null = null, words = '') =>
  ({ type: 'decide', decision, amount: amount === null ? null : { amount, currency: 'EUR' }, words }) as const;

describe('a request for approval', () => {
  it('is laid before the first who may decide it, with all that is needed to do so', async () => {
    const [marta, zoe] = [await test.attend('marta'), await test.attend('zoe')];
    const { interactionId } = await test.ask('ada', 22_000, 'a-1');
    await shows(marta, 'a-1');
    expect(zoe.shown()).toEqual([]);
    expect(marta.lists.at(-1)?.waiting).toEqual([
      {
        approvalId: 'a-1',
        interactionId,
        terms: expect.objectContaining({ amount: { amount: 22_000, currency: 'EUR' } }) as object,
        guidelineName: { es: 'late-delivery', en: 'late-delivery' },
        agent: { accountId: 'ada', name: 'ada' },
        customerName: null,
        isOnLine: true,
        reason: 'Two half-days of work lost',
        askedAt: test.clock.now(),
        until: test.clock.now() + 60_000,
        withoutAsking: { amount: 15_000, currency: 'EUR' },
        bounds: [
          {
            ...{ kind: 'decision', days: null, name: null },
            ...{ used: { amount: 0, currency: 'EUR' }, limit: { amount: 30_000, currency: 'EUR' } },
          },
        ],
        excerpt: [
          { sequence: expect.any(Number) as number, role: 'customer', text: 'Perdí dos medios días de trabajo.' },
        ],
        likeIt: { asked: 0, approvedAsAsked: 0 },
        openedBy: null,
      },
    ]);
  });

  it('goes to somebody else when it is above the limits of the first', async () => {
    const [marta, zoe] = [await test.attend('marta'), await test.attend('zoe')];
    const { interactionId } = await test.ask('ada', 40_000, 'a-1');
    await shows(zoe, 'a-1');
    await asStory(interactionId, ['Asked', 'Offered zoe']);
    expect(marta.shown()).toEqual([]);
  });

  it('goes on to the next as well when the time is up, and stays with both when nobody is left', async () => {
    const [marta, zoe] = [await test.attend('marta'), await test.attend('zoe')];
    const { interactionId } = await test.ask('ada', 22_000, 'a-1');
    await shows(marta, 'a-1');
    test.clock.pass(60_000);
    await shows(zoe, 'a-1');
    test.clock.pass(60_000);
    expect(await marta.act(interactionId, 'a-1', { type: 'open' })).toHaveProperty('accepted');
    await until(() => zoe.lists.at(-1)?.waiting[0]?.openedBy?.accountId === 'marta');
    expect(await zoe.act(interactionId, 'a-1', decide('approved'))).toHaveProperty('accepted');
    await asStory(interactionId, [
      'Asked',
      'Offered marta',
      'Offered zoe',
      'Opened marta',
      'Decided zoe approved 22000',
    ]);
    await shows(marta);
  });

  it('goes on at once when who reads it leaves it, and stays with them as well', async () => {
    const [marta, zoe] = [await test.attend('marta'), await test.attend('zoe')];
    const { interactionId } = await test.ask('ada', 22_000, 'a-1');
    await shows(marta, 'a-1');
    expect(await marta.act(interactionId, 'a-1', { type: 'open' })).toHaveProperty('accepted');
    expect(await marta.act(interactionId, 'a-1', { type: 'put-back' })).toHaveProperty('accepted');
    await shows(zoe, 'a-1');
    expect(await zoe.act(interactionId, 'a-1', { type: 'put-back' })).toHaveProperty('accepted'); // who does not read it leaves nothing
    await asStory(interactionId, ['Asked', 'Offered marta', 'Opened marta', 'PutBack marta', 'Offered zoe']);
    expect(marta.shown()).toEqual(['a-1']);
  });

  it('goes on at once when who reads it closes the page, whatever other pages they have', async () => {
    const [marta, zoe] = [await test.attend('marta'), await test.attend('zoe')];
    await test.attend('marta');
    const { interactionId } = await test.ask('ada', 22_000, 'a-1');
    await shows(marta, 'a-1');
    await marta.act(interactionId, 'a-1', { type: 'open' });
    marta.socket.disconnect();
    await shows(zoe, 'a-1');
    await asStory(interactionId, ['Asked', 'Offered marta', 'Opened marta', 'PutBack marta', 'Offered zoe']);
  });

  it('waits while nobody is there, and is laid before the first who comes', async () => {
    const { interactionId } = await test.ask('ada', 22_000, 'a-1');
    await new Promise((resolve) => setTimeout(resolve, 400));
    await asStory(interactionId, ['Asked']);
    const zoe = await test.attend('zoe');
    await shows(zoe, 'a-1');
  });

  it('comes to whoever is free first, and nobody waits unseen when all are taken up', async () => {
    const [marta, zoe] = [await test.attend('marta'), await test.attend('zoe')];
    await test.ask('ada', 22_000, 'a-1');
    await shows(marta, 'a-1');
    await test.ask('ben', 22_000, 'b-1');
    await shows(zoe, 'b-1');
    await test.ask('ada', 22_000, 'a-2');
    await shows(marta, 'a-1', 'a-2');
  });
});

describe('deciding', () => {
  it('happens once, though two press at the same moment', async () => {
    const [marta, zoe] = [await test.attend('marta'), await test.attend('zoe')];
    const { interactionId } = await test.ask('ada', 22_000, 'a-1');
    await shows(marta, 'a-1');
    test.clock.pass(60_000);
    await shows(zoe, 'a-1');
    const outcomes = await Promise.all([
      marta.act(interactionId, 'a-1', decide('approved')),
      zoe.act(interactionId, 'a-1', decide('less', 10_000)),
    ]);
    const refusals = outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []));
    expect(refusals).toEqual(['authority/already-decided']);
    const decisions = (await test.story(interactionId)).filter((line) => line.startsWith('Decided'));
    expect(decisions).toHaveLength(1);
  });

  it('may allow less than was asked, and not more, nor nothing', async () => {
    const marta = await test.attend('marta');
    const { interactionId } = await test.ask('ada', 22_000, 'a-1');
    await shows(marta, 'a-1');
    const refused = { refused: 'authority/not-allowed' };
    expect(await marta.act(interactionId, 'a-1', decide('less', 22_000))).toEqual(refused);
    expect(await marta.act(interactionId, 'a-1', decide('less', null))).toEqual(refused);
    expect(await marta.act(interactionId, 'a-1', decide('less', 15_000))).toHaveProperty('accepted');
    await asStory(interactionId, ['Asked', 'Offered marta', 'Decided marta less 15000']);
  });

  it('says no only with words, which reach the agent’s log', async () => {
    const marta = await test.attend('marta');
    const { interactionId } = await test.ask('ada', 22_000, 'a-1');
    await shows(marta, 'a-1');
    const silent = { refused: 'authority/reason-missing' };
    expect(await marta.act(interactionId, 'a-1', decide('refused', null, '  '))).toEqual(silent);
    const words = 'El mes pasado ya le dimos 150 euros.';
    expect(await marta.act(interactionId, 'a-1', decide('refused', null, words))).toHaveProperty('accepted');
    await asStory(interactionId, ['Asked', 'Offered marta', `Decided marta refused ${words}`]);
  });

  it('is bound by the limits of who decides, whoever was asked, and is never for oneself', async () => {
    await test.anAccount('pat', ['agent', 'supervisor']);
    test.limits.set('pat', 90_000);
    const [marta, pat] = [await test.attend('marta'), await test.attend('pat')];
    const { interactionId } = await test.ask('pat', 40_000, 'p-1');
    const above = { refused: 'authority/above-decision' };
    expect(await marta.act(interactionId, 'p-1', decide('approved'))).toEqual(above);
    expect(await pat.act(interactionId, 'p-1', decide('approved'))).toEqual({ refused: 'authority/to-oneself' });
    expect(await pat.act(interactionId, 'nothing', decide('approved'))).toEqual({ refused: 'authority/unknown' });
    expect(await marta.act(interactionId, 'p-1', decide('less', 30_000))).toHaveProperty('accepted');
  });

  it('is for supervisors: an agent neither attends nor decides', async () => {
    const { interactionId } = await test.ask('ada', 22_000, 'a-1');
    const ben = await test.consoleOf('ben');
    const forbidden = { refused: 'live/forbidden' };
    expect(await ben.emitWithAck('attend', {})).toEqual(forbidden);
    const act = { commandId: 'c', interactionId, approvalId: 'a-1', act: decide('approved') };
    expect(await ben.emitWithAck('approval', act)).toEqual(forbidden);
  });

  it('is still possible while the agent writes up the contact, and no more once that is done', async () => {
    const marta = await test.attend('marta');
    const call = await test.ask('ada', 22_000, 'a-1');
    const later = await test.ask('ben', 22_000, 'b-1');
    await shows(marta, 'a-1', 'b-1');
    await test.tell(call.ended(), later.ended());
    expect(await marta.act(call.interactionId, 'a-1', decide('approved'))).toHaveProperty('accepted');
    const ben = await test.consoleOf('ben');
    const finish = { type: 'FinishAfterContactWork', disposition: null, matter: null, summary: '' } as const;
    const asked = { commandId: 'done', interactionId: later.interactionId, command: finish };
    expect(await ben.emitWithAck('command', asked)).toHaveProperty('accepted');
    await asStory(later.interactionId, ['Asked', 'Offered marta', 'Lapsed']);
    await shows(marta);
  });
});

describe('what changes while somebody looks', () => {
  it('is told to them: words that are said, and a request taken back', async () => {
    const marta = await test.attend('marta');
    const call = await test.ask('ada', 22_000, 'a-1');
    await shows(marta, 'a-1');
    await test.tell(call.says('¿Sigue ahí?'));
    await until(() => marta.lists.at(-1)?.waiting[0]?.excerpt.at(-1)?.text === '¿Sigue ahí?');
    await test.tellSystem(call.interactionId, { type: 'WithdrawApproval', approvalId: 'a-1', agentId: 'ada' });
    await shows(marta);
  });

  it('is told at most four times a second', async () => {
    const marta = await test.attend('marta');
    const call = await test.ask('ada', 22_000, 'a-1');
    await shows(marta, 'a-1');
    const [before, begun] = [marta.lists.length, performance.now()];
    for (let nth = 0; nth < 40; nth++) await test.tell(call.says(`palabra ${nth}`));
    await until(() => marta.lists.at(-1)?.waiting[0]?.excerpt.at(-1)?.text === 'palabra 39');
    const quarters = Math.ceil((performance.now() - begun) / 250);
    expect(marta.lists.length - before).toBeLessThanOrEqual(quarters + 1);
  });
});

describe('a restart', () => {
  it('goes on where the log stands: nobody is asked twice, and the next is asked when nobody comes back', async () => {
    const marta = await test.attend('marta');
    const { interactionId } = await test.ask('ada', 22_000, 'a-1');
    await shows(marta, 'a-1');
    const restarted = await test.restart();
    restarted.presence.arrive('zoe');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await test.story(interactionId)).toEqual(['Asked', 'Offered marta']);
    test.clock.pass(20_000);
    await asStory(interactionId, ['Asked', 'Offered marta', 'Offered zoe']);
    await restarted.stop();
  });

  it('lets lapse what nobody could decide any more', async () => {
    const call = await test.ask('ada', 22_000, 'a-1');
    const restarted = await test.restart(async () => {
      await test.tell(call.ended());
      const ada = await test.consoleOf('ada');
      const command = { type: 'FinishAfterContactWork', disposition: null, matter: null, summary: '' } as const;
      await ada.emitWithAck('command', { commandId: 'done', interactionId: call.interactionId, command });
    });
    await asStory(call.interactionId, ['Asked', 'Lapsed']);
    await restarted.stop();
  });
});

describe('what was decided', () => {
  it('counts for requests like it', async () => {
    const marta = await test.attend('marta');
    const first = await test.ask('ada', 22_000, 'a-1');
    await shows(marta, 'a-1');
    await marta.act(first.interactionId, 'a-1', decide('approved'));
    const second = await test.ask('ada', 20_000, 'a-2');
    await shows(marta, 'a-2');
    await marta.act(second.interactionId, 'a-2', decide('less', 10_000));
    await test.ask('ada', 20_000, 'a-3');
    await shows(marta, 'a-3');
    await until(() => marta.lists.at(-1)?.waiting[0]?.likeIt.asked === 2);
    expect(marta.lists.at(-1)?.waiting[0]?.likeIt).toEqual({ asked: 2, approvedAsAsked: 1 });
    expect(await test.app.get(ApprovalRounds).usualAnswerMs()).toBeNull();
  });
});
