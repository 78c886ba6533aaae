import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { OpenAiModel } from './open-ai-model.ts';
import { ModelServer, stream, type Manner } from './testing/model-server.ts';

const question = { instructions: 'Edit.', data: '{"sentences":[]}', schema: { type: 'object' } };
const fresh = () => new AbortController().signal;

let server: ModelServer;
let url: string;
beforeEach(async () => {
  server = new ModelServer();
  url = await server.start();
});
afterEach(() => server.stop());

/** The model with the server in some manner; what it answers, and how long that took. */
async function asked(manner: Manner, patience = 300, stale = fresh()) {
  server.manner = manner;
  const model = new OpenAiModel({ url, name: 'small', key: 'sesame' }, () => Date.now(), patience);
  const start = performance.now();
  const answer = await model.ask(question, stale);
  return { answer, ms: performance.now() - start };
}

const events =
  (...data: readonly string[]): Manner =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(data.map((one) => `data: ${one}\n\n`).join(''));
  };
const said = (content: string, reason: string | null = null) =>
  JSON.stringify({ choices: [{ delta: { content }, finish_reason: reason }] });

describe('a language model', () => {
  it('is asked for a stream, with the key, and answers piece by piece', async () => {
    const { answer } = await asked((_, response) => stream(response, '{"sentences":["año"]}'));
    expect(answer).toBe('{"sentences":["año"]}');
    expect(server.requests).toMatchObject([
      {
        ...{ path: '/v1/chat/completions', authorization: 'Bearer sesame' },
        body: {
          model: 'small',
          stream: true,
          messages: [{ role: 'system' }, { role: 'user', content: question.data }],
        },
      },
    ]);
  });

  it('that stalls is given up in time, before its first word and after it', async () => {
    const stalled = (response: ServerResponse) => once(response, 'close').then(() => undefined);
    const silent = await asked((_, response) => stalled(response));
    const slow = await asked((_, response) => stream(response, 'x'.repeat(6_000), 60));
    expect([silent.answer, slow.answer]).toEqual([null, null]);
    expect(Math.max(silent.ms, slow.ms)).toBeLessThan(1_000);
    await pause(20);
    expect(server.brokenOff).toBe(2);
  });

  it('that never stops talking is not listened to for long', async () => {
    let written = 0;
    const endless: Manner = async (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const chunk = `: ${'x'.repeat(65_536)}\n`;
      while (written < 50 * 1_024 * 1_024 && !response.destroyed) {
        written += chunk.length;
        if (!response.write(chunk)) await pause(1);
      }
    };
    expect((await asked(endless, 2_000)).answer).toBeNull();
    await pause(50);
    expect(written).toBeLessThan(10 * 1_024 * 1_024);
  });

  it.each<[string, Manner]>([
    ['with a line that has no end', (_, response) => void response.end(`data: ${'x'.repeat(2_000_000)}`)],
    ['in more pieces than were asked for', events(...Array.from({ length: 3_000 }, () => said('x')), '[DONE]')],
    ['that is no JSON', events('hello', '[DONE]')],
    ['of another shape', events('{"choices":"none"}', '[DONE]')],
    ['that is cut for its length', events(said('{"sentences":['), said('', 'length'), '[DONE]')],
    ['that breaks off', events(said('{"sentences":['))],
    ['that is an error', (_, response) => void response.writeHead(500).end('{"error":"no"}')],
    ['that sends elsewhere', (_, response) => void response.writeHead(307, { location: 'http://127.0.0.1:9' }).end()],
  ])('whose answer is one %s has not answered', async (_, manner) => {
    expect((await asked(manner)).answer).toBeNull();
  });

  it('is called off when nobody wants the answer any more', async () => {
    const stale = new AbortController();
    setTimeout(() => stale.abort(), 30);
    const { answer, ms } = await asked((_, response) => stream(response, 'x'.repeat(6_000), 50), 2_000, stale.signal);
    expect(answer).toBeNull();
    expect(ms).toBeLessThan(500);
    await pause(20);
    expect(server.brokenOff).toBe(1);
  });

  it('that fails again and again rests for a while, and is tried again', async () => {
    let now = 0;
    const model = new OpenAiModel({ url, name: 'small', key: null }, () => now);
    for (let times = 0; times < 5; times++) expect(await model.ask(question, fresh())).toBeNull();
    expect(server.requests).toHaveLength(3);
    server.manner = (_, response) => stream(response, '{}');
    now = 30_000;
    expect(await model.ask(question, fresh())).toBe('{}');
    expect(server.requests.at(-1)?.authorization).toBeNull();
  });

  it('that is not there is none', async () => {
    server.stop();
    expect(await new OpenAiModel({ url, name: 'small', key: null }, () => 0).ask(question, fresh())).toBeNull();
  });
});
