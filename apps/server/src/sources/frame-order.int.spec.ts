import type { SourceFrame } from '@aliado/domain';
import { LogUnavailable } from '../interactions/event-log.ts';
import { pbx, type Contact } from '../live/testing/contact.ts';
import { startLiveApp, type LiveApp, type SourceSocket } from '../live/testing/live-app.ts';

jest.setTimeout(60_000);
let test: LiveApp;
let source: SourceSocket;
beforeAll(async () => {
  test = await startLiveApp();
  source = await test.source();
  await source.emitWithAck('hello', { source: pbx.name, can: pbx.can });
});
afterAll(() => test?.close());
afterEach(() => jest.restoreAllMocks());

const send = (frames: readonly SourceFrame[]) => source.emitWithAck('frames', frames);

const wordsOf = async ({ interactionId }: Contact) =>
  (await test.stored(interactionId)).flatMap(({ event }) => (event.type === 'UtteranceSpoken' ? [event.text] : []));

/** Texts that come one after the other; no two alike. */
const inOrder = (count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, nth) => `frase ${[...String(nth)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`,
  );

describe('frames of a source that does not wait for an answer before it sends more', () => {
  it('stay in their order within a contact, however many requests are on their way', async () => {
    const contacts = Array.from({ length: 5 }, () => test.contact());
    const texts = inOrder(400);
    await send(contacts.flatMap((contact) => contact.with('agent')));
    const sending: Promise<unknown>[] = [];
    for (let from = 0; from < texts.length; from += 40) {
      const some = texts.slice(from, from + 40);
      sending.push(send(some.flatMap((text) => contacts.map((contact) => contact.says(text)))));
    }
    expect(await Promise.all(sending)).toEqual(sending.map(() => ({ taken: 200, refused: [] })));
    for (const contact of contacts) expect(await wordsOf(contact)).toEqual(texts);
  });

  it('stay in their order where the log could not be written in the middle: all behind it has to be sent again', async () => {
    const [contact, other] = [test.contact(), test.contact()];
    const texts = inOrder(300);
    const frames = texts.map((text) => contact.says(text));
    await send([...contact.with('agent'), other.opened()]);
    const write = test.log.appendChain.bind(test.log);
    let chains = 0;
    jest.spyOn(test.log, 'appendChain').mockImplementation(async (chain) => {
      if (chain[0]?.streamId === contact.interactionId && ++chains === 2) throw new LogUnavailable('down for a moment');
      return write(chain);
    });
    const requests = [frames.slice(0, 150), frames.slice(150), [other.says('otra cosa')]];
    const answers = await Promise.all(requests.map(send));
    expect(answers).toEqual([
      { failed: expect.any(String) },
      { failed: expect.any(String) },
      { taken: 1, refused: [] },
    ]);
    const sofar = await wordsOf(contact);
    expect(sofar).toEqual(texts.slice(0, sofar.length));
    await Promise.all(requests.map(send));
    expect(await wordsOf(contact)).toEqual(texts);
  });
});
