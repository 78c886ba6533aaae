import type { SourceFrame } from '@aliado/domain';
import { Contact, pbx } from '../live/testing/contact.ts';
import { LogUnavailable } from '../interactions/event-log.ts';
import { InterimFeed } from '../interactions/interim-feed.ts';
import { LoggedInteractionRecorder } from '../interactions/logged-interaction-recorder.ts';
import { ScriptShelf } from '../interactions/script-shelf.ts';
import { PostgresEventLog } from '../interactions/postgres-event-log.ts';
import { ManualClock } from '../platform/testing/manual-clock.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { OpenContacts } from './open-contacts.ts';
import { RecordingIngress } from './recording-ingress.ts';
import { RefusedFrames } from './refused-frames.ts';

const clock = new ManualClock();
const counted = { taken: 0, refused: 0 };
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => Object.assign(counted, { taken: 0, refused: 0 }));

/** The ingress of a server that has just started: it knows only what is on disk. */
function anIngress() {
  const log = new PostgresEventLog(database.pool);
  const recorder = new LoggedInteractionRecorder(
    log,
    clock,
    { afterContactWorkSeconds: 90, redactions: [] },
    new ScriptShelf(),
  );
  const aside = new RefusedFrames(database.pool, []);
  const ingress = new RecordingIngress(recorder, new InterimFeed(), aside, clock, [], {
    taken: (_, count) => (counted.taken += count),
    refused: (_, count) => (counted.refused += count),
    committed: () => undefined,
  });
  return { log, recorder, aside, ingress, open: new OpenContacts(log, recorder) };
}

let contacts = 0;
const aContact = () => new Contact(`c-${++contacts}`, 1_000);
const take = (...frames: readonly unknown[]) => anIngress().ingress.take(pbx, frames);
const stored = async ({ interactionId }: Contact) =>
  (await anIngress().log.readAfter(interactionId, 0, 1_000)).map(({ event }) =>
    event.type === 'UtteranceSpoken' ? event.text : event.type,
  );

describe('what a source tells', () => {
  it('is taken in once by the id of its frame, in one life of the server or over several, at once or later', async () => {
    const contact = aContact();
    const frames = contact.with('ada');
    await Promise.all([take(...frames), take(...frames), take(...frames, ...frames)]);
    await take(...frames);
    expect((await stored(contact)).toSorted()).toEqual([
      'InteractionAnswered',
      'InteractionOffered',
      'InteractionOpened',
    ]);
    expect(counted.taken).toBe(5 * frames.length);
  });

  it('is taken in once by its utterance when it is words: a frame with another id changes nothing', async () => {
    const contact = aContact();
    await take(contact.opened(), contact.says('hola', 'u-1'));
    await take(contact.says('hola', 'u-1'), contact.says('hola, corregido', 'u-1'), contact.says('adiós', 'u-2'));
    expect(await stored(contact)).toEqual(['InteractionOpened', 'hola', 'adiós']);
  });

  it('is told apart by contact: the same utterance id of another contact is another utterance', async () => {
    const [one, other] = [aContact(), aContact()];
    await take(one.opened(), one.says('una', 'u-1'), other.opened(), other.says('otra', 'u-1'));
    expect([await stored(one), await stored(other)]).toEqual([
      ['InteractionOpened', 'una'],
      ['InteractionOpened', 'otra'],
    ]);
  });

  it('opens the contact whatever comes first, and learns who calls when that comes late', async () => {
    const contact = aContact();
    const opened = contact.opened();
    await take(contact.says('antes de empezar'));
    await take(contact.answered('ada'));
    await take(opened);
    expect(await stored(contact)).toEqual([
      ...['InteractionOpened', 'antes de empezar', 'InteractionAnswered', 'CallerLearned', 'ConsentChanged'],
    ]);
    expect(await anIngress().recorder.state(contact.interactionId)).toMatchObject({
      from: '+34611550117',
      phase: 'talking',
    });
  });

  it('is kept when it is words that come after the end, and does not open the contact again', async () => {
    const contact = aContact();
    await take(...contact.with('ada'), contact.ended());
    await take(contact.says('lo último que dijo'), contact.frame({ type: 'CallHeld' }), contact.ended());
    expect((await stored(contact)).slice(-3)).toEqual([
      'InteractionEnded',
      'AfterContactWorkStarted',
      'lo último que dijo',
    ]);
    expect((await anIngress().recorder.state(contact.interactionId)).phase).toBe('ended');
  });

  it('keeps its order when the log could not be written in the middle of it and it is sent again', async () => {
    const contact = aContact();
    const { ingress, log } = anIngress();
    const texts = Array.from({ length: 150 }, (_, index) => `frase ${String.fromCharCode(97 + (index % 26))}`);
    const frames = [contact.opened(), ...texts.map((text) => contact.says(text))];
    const appendChain = log.appendChain.bind(log);
    let chains = 0;
    jest.spyOn(log, 'appendChain').mockImplementation(async (chain) => {
      if (++chains === 2) throw new LogUnavailable('down for a moment');
      return appendChain(chain);
    });
    await expect(ingress.take(pbx, frames)).rejects.toBeInstanceOf(LogUnavailable);
    expect((await stored(contact)).length).toBeLessThan(frames.length);
    await ingress.take(pbx, frames);
    expect(await stored(contact)).toEqual(['InteractionOpened', ...texts]);
  });

  it('keeps the order in which it came in one go', async () => {
    const contact = aContact();
    const texts = Array.from({ length: 200 }, (_, index) => `frase ${String.fromCharCode(97 + (index % 26))}`);
    await take(contact.opened(), ...texts.map((text) => contact.says(text)));
    expect((await stored(contact)).slice(1)).toEqual(texts);
  });
});

describe('what a source tells wrongly', () => {
  const frame = (changes: Readonly<Record<string, unknown>>): unknown => ({ ...aContact().opened(), ...changes });

  it.each([
    ['nothing', null, ''],
    ['no frame', 'hola', ''],
    ['a frame without contact', frame({ id: 'f-1', contactId: '' }), 'f-1'],
    ['a frame of a time that is none', frame({ id: 'f-2', occurredAt: NaN }), 'f-2'],
    ['a frame with more in it than there is', frame({ id: 'f-3', extra: 1 }), 'f-3'],
    ['a fact that there is not', frame({ id: 'f-4', fact: { type: 'NoteWritten', noteId: 'n', text: 'x' } }), 'f-4'],
    ['an id with a NUL', frame({ id: 'f\u0000' }), 'f\u0000'],
  ])('is refused with a reason and kept aside: %s', async (_, wrong, id) => {
    const contact = aContact();
    const { taken, refused } = await take(contact.opened(), wrong, contact.says('bien'));
    expect([taken, refused.map((one) => one.id)]).toEqual([2, [id]]);
    expect(await stored(contact)).toEqual(['InteractionOpened', 'bien']);
    const [kept] = await anIngress().aside.list(1);
    expect(kept).toMatchObject({ source: pbx.name, receivedAt: clock.now(), reason: refused[0]?.reason });
    expect(counted).toEqual({ taken: 2, refused: 1 });
  });

  it('comes to rest without card numbers, however it is wrapped', async () => {
    const said = { type: 'UtteranceSpoken', text: 'es la 4111 1111 1111 1111, y el código es 737', extra: true };
    await take(frame({ fact: said }), said.text, { 'tarjeta 5555555555554444': [said] });
    const kept = JSON.stringify(await anIngress().aside.list(3));
    expect(kept).not.toMatch(/1111 1111|5555555555554444/);
    expect(kept).toContain('UtteranceSpoken');
  });
});

describe('the contacts that a source finds open when it comes back', () => {
  const open = async (source: string = pbx.name) => anIngress().open.of(source);
  const of = async ({ contactId }: Contact) => (await open()).find((one) => one.contactId === contactId);

  it('are those that are not over, each as the log has it', async () => {
    const [waiting, ringing, talking, held] = [aContact(), aContact(), aContact(), aContact()];
    await take(waiting.opened(), waiting.frame({ type: 'InteractionQueued', queueId: 'repairs' }));
    await take(ringing.opened(), ringing.offered('ada'));
    await take(...talking.with('ben'), talking.says('uno', 'u-1'), talking.says('dos', 'u-2'));
    await take(
      ...held.with('eva'),
      held.says('uno', 'u-1'),
      held.frame({ type: 'CallHeld' }),
      held.frame({ type: 'AgentMuted' }),
    );
    const calm = { queueId: null, isHeld: false, isMuted: false, lastUtteranceId: null, supervisors: [] };
    expect(await Promise.all([waiting, ringing, talking, held].map(of))).toEqual([
      { ...calm, contactId: waiting.contactId, phase: 'queued', queueId: 'repairs', agentId: null },
      { ...calm, contactId: ringing.contactId, phase: 'ringing', agentId: 'ada' },
      { ...calm, contactId: talking.contactId, phase: 'talking', agentId: 'ben', lastUtteranceId: 'u-2' },
      {
        contactId: held.contactId,
        phase: 'talking',
        queueId: null,
        agentId: 'eva',
        isHeld: true,
        isMuted: true,
        lastUtteranceId: 'u-1',
        supervisors: [],
      },
    ]);
  });

  it('are not those that are over, though somebody still writes them up, nor those of another source', async () => {
    const [ended, abandoned, fresh] = [aContact(), aContact(), aContact()];
    await take(...ended.with('ada'), ended.ended());
    await take(abandoned.opened(), abandoned.frame({ type: 'InteractionAbandoned' }));
    await take(fresh.opened());
    expect([await of(ended), await of(abandoned)]).toEqual([undefined, undefined]);
    expect(await of(fresh)).toMatchObject({ phase: 'opened', agentId: null });
    expect(await open('another')).toEqual([]);
  });

  it('are waiting for somebody, when they were passed on and nobody answered yet', async () => {
    const contact = aContact();
    const queued: SourceFrame = contact.frame({ type: 'InteractionQueued', queueId: 'repairs' });
    await take(...contact.with('ada'), contact.passedOn(), queued);
    expect(await of(contact)).toMatchObject({ phase: 'queued', agentId: null, queueId: 'repairs' });
  });
});
