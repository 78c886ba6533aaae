import type { ArticleHit, ExplainedFinding } from '@aliado/domain';
import type { Browser } from '../platform/testing/browser.ts';
import { startAssistApp, type AssistApp } from './testing/assist-app.ts';

const lucia = '+34611550117';
let on: AssistApp;
let agent: Browser;
beforeAll(async () => {
  on = await startAssistApp();
  agent = await on.signedIn('nayeli');
});
afterAll(() => on?.close());

describe('the playbook beside a live call', () => {
  it('applies the guidelines of the matter in hand, says what was nearly so, and reading them records nothing', async () => {
    const call = await on.aCall(lucia);
    const stepId = 'apologise';
    const start = {
      type: 'StartScript',
      scriptId: 'failed-delivery',
      version: 11,
      stepId,
      matter: 'delivery.failed',
    } as const;
    await on.ask(call, { ...start, hintId: null });
    const findings = (await agent.get(`/api/interactions/${call}/guidelines`)).body as ExplainedFinding[];
    await agent.get(`/api/interactions/${call}/guidelines`);
    const late = findings.find(({ guideline }) => guideline.id === 'late-delivery-gesture');
    expect(late?.inputs[0]).toEqual({ label: { es: 'Entregas fallidas', en: 'Failed deliveries' }, value: 2 });
    expect(late?.hits).toMatchObject([
      { id: 'twice', then: [{ remedy: 'credit', limit: { amount: 15_000, currency: 'EUR' } }] },
    ]);
    expect(late?.nearly).toMatchObject([{ id: 'thrice', missing: { inputId: 'failed', test: '>= 3', value: 2 } }]);
    expect(await on.entriesOf(call, 'GuidelineConsulted')).toEqual([]);
  });

  it('applies the guidelines of what is likely while no matter is in hand', async () => {
    const call = await on.aCall(null);
    await on.says(call, 'Estuve en casa todo el día y no vino nadie.');
    const findings = (await agent.get(`/api/interactions/${call}/guidelines`)).body as ExplainedFinding[];
    expect(findings.map(({ guideline }) => guideline.id)).toContain('late-delivery-gesture');
  });

  it('answers for a caller of whom nothing is known', async () => {
    const call = await on.aCall(null);
    const start = { type: 'StartScript', scriptId: 'failed-delivery', version: 11, stepId: 'apologise' } as const;
    await on.ask(call, { ...start, matter: 'delivery.failed', hintId: null });
    expect(await agent.get(`/api/interactions/${call}/guidelines`)).toMatchObject({ status: 200 });
  });

  it('tells nobody else anything', async () => {
    const call = await on.aCall(lucia);
    const stranger = await on.signedIn('tomas');
    for (const path of ['guidelines', 'script-conditions']) {
      expect(await stranger.get(`/api/interactions/${call}/${path}`)).toMatchObject({ status: 404 });
      expect(await on.test.browser().get(`/api/interactions/${call}/${path}`)).toMatchObject({ status: 401 });
    }
  });

  it('finds articles while somebody types', async () => {
    const hits = (await agent.get('/api/articles?language=es&query=reemb')).body as ArticleHit[];
    expect(hits.map(({ id }) => id)).toContain('refund-times');
    expect(hits[0]?.passage.length).toBeGreaterThan(10);
    expect(await agent.get('/api/articles/refund-times?language=en')).toMatchObject({
      status: 200,
      body: { title: 'How long a refund takes', version: 5 },
    });
    expect(await agent.get('/api/articles/none?language=en')).toMatchObject({ status: 404 });
    expect(await agent.get('/api/articles?language=fr')).toMatchObject({ status: 400 });
  });

  it('gives the organisation and every version of a script', async () => {
    expect(await agent.get('/api/organisation')).toMatchObject({ status: 200, body: { currency: 'EUR' } });
    expect((await agent.get('/api/scripts')).body).toContainEqual(
      expect.objectContaining({ id: 'failed-delivery', version: 11 }),
    );
    expect(await agent.get('/api/scripts/failed-delivery/11')).toMatchObject({
      status: 200,
      body: { start: 'apologise' },
    });
    expect(await agent.get('/api/scripts/failed-delivery/9')).toMatchObject({ status: 404 });
  });
});
