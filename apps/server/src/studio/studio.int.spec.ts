import { replay, type Recorded, type SessionPage, type SessionTape } from '@aliado/domain';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import type { Contact } from '../live/testing/contact.ts';
import { startLiveApp, until, type LiveApp } from '../live/testing/live-app.ts';
import type { Browser } from '../platform/testing/browser.ts';
import { SessionIndexer } from './index/session-indexer.ts';
import { StudioModule } from './studio.module.ts';

jest.setTimeout(120_000);

let test: LiveApp;
let trainer: Browser;
const lived: Contact[] = [];
beforeAll(async () => {
  test = await startLiveApp([StudioModule]);
  await test.anAccount('elsewhere', ['agent']);
  await test.accounts.change('elsewhere', { team: 'other' }, 'system');
  trainer = await test.signedIn('trainer');
  await a('agent', 'me cobraron dos veces el camión', 'vale');
  await a('agent', 'I was charged twice, and half a character \ud83d');
  await a('elsewhere', 'me cobraron de más la entrega');
  const going = test.contact();
  await test.tell(...going.with('agent'), going.says('me cobraron todavía'));
  await test.app.get(SessionIndexer).catchUp();
});
afterAll(() => test?.close());

/** A session from its beginning to what was written up. */
async function a(agentId: string, ...words: readonly string[]): Promise<void> {
  test.clock.pass(60_000);
  const call = test.contact();
  lived.push(call);
  await test.tell(call.opened(), call.queued('billing'), call.offered(agentId), call.answered(agentId));
  await test.tell(...words.map((text) => call.says(text)), call.ended());
  const command = { type: 'FinishAfterContactWork', disposition: 'refunded', matter: 'billing', summary: 'x' } as const;
  const about = { interactionId: call.interactionId, agentId, by: `agent:${agentId}`, commandId: null } as const;
  await test.app.get(InteractionRecorder).record({ ...about, command });
}

const found = async (query = '', by = trainer) => (await by.get(`/api/studio/sessions?${query}`)).body as SessionPage;
const idsIn = ({ sessions }: SessionPage) => sessions.map(({ facts }) => facts.interactionId);
const id = (place: number) => lived[place]?.interactionId ?? '';

describe('sessions that are over', () => {
  it('are found newest first by a trainer of their team, and no others', async () => {
    expect(idsIn(await found())).toEqual([id(1), id(0)]);
    expect(idsIn(await found('', await test.signedIn('lead')))).toEqual([id(2), id(1), id(0)]);
    expect(idsIn(await found('', await test.signedIn('elsewhere')))).toEqual([id(2)]);
  });

  it.each([
    ['words=cobrar', [0]],
    ['words=camion', [0]],
    ['words=charge', [1]],
    ['words=%22dos+veces%22', [0]],
    ['words=cobraron+-veces', []],
    ['words=camion+-veces', []],
    ['words=charged+-twice', []],
    ['agent=agent&queue=billing&matter=billing&disposition=refunded', [1, 0]],
    ['queue=sales', []],
    ['marks=hints-ignored', []],
  ])('are found by %s', async (query, places) => {
    expect(idsIn(await found(query))).toEqual(places.map(id));
  });

  it('come with the words that were searched, and page by page', async () => {
    expect((await found('words=camion')).sessions[0]?.around).toBe('me cobraron dos veces el camión vale x');
    const first = await found('limit=1');
    expect(idsIn(first)).toEqual([id(1)]);
    const rest = await found(`limit=1&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
    expect([idsIn(rest), rest.nextCursor, rest.isComplete]).toEqual([[id(0)], null, true]);
  });

  it('are given whole, with the state that a live console had, and masked for who may not know customers', async () => {
    const { entries, customerName } = (await trainer.get(`/api/studio/sessions/${id(0)}`)).body as SessionTape;
    const lead = (await (await test.signedIn('supervisor')).get(`/api/studio/sessions/${id(0)}`)).body as SessionTape;
    expect(replay(lead.entries)).toEqual(replay((await test.stored(id(0))) as readonly Recorded[]));
    expect(entries.map(({ sequence }) => sequence)).toEqual(lead.entries.map(({ sequence }) => sequence));
    expect([replay(entries).from, replay(lead.entries).from, customerName]).toEqual([null, '+34611550117', null]);
  });

  it.each(['that goes on', 'of another team', 'that nobody knows'])('are not given: one %s', async (which) => {
    const [going] = await test.log.liveStreams();
    const asked = { 'that goes on': going, 'of another team': id(2), 'that nobody knows': 'int-x' }[which];
    expect(await trainer.get(`/api/studio/sessions/${asked}`)).toMatchObject({ status: 404 });
  });

  it('are for those who may play them back', async () => {
    const facilitator = await test.signedIn('facilitator');
    expect(await facilitator.get('/api/studio/sessions')).toMatchObject({ status: 403 });
    expect(await trainer.get('/api/studio/sessions?marks=nonsense')).toMatchObject({ status: 400 });
  });

  it('are found soon after they close, without anybody asking', async () => {
    const indexer = test.app.get(SessionIndexer);
    indexer.start();
    await a('agent', 'quiero una lavadora');
    await until(async () => {
      test.clock.pass(1_000);
      return idsIn(await found('words=lavadora')).length === 1;
    });
  });
});
