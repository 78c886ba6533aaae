import { toArray } from '../collection/chunked-list.ts';
import { workOf } from '../agent/work-of.ts';
import { aCallWith, aRingingCall, aScenario, scenarioWorkFor } from '../testing/scenario.ts';
import type { SourceFact } from './interaction-event.ts';
import type { Interaction } from './interaction.ts';

const said = (utteranceId: string, startedAt: number, text: string): SourceFact => ({
  type: 'UtteranceSpoken',
  ...{ utteranceId, participantId: 'customer', role: 'customer', text, startedAt, endedAt: startedAt + 900 },
  ...{ language: 'es', confidence: 0.9 },
});
const answeredBy = (agentId: string): SourceFact => ({ type: 'InteractionAnswered', agentId, agentName: null });
const hungUp: SourceFact = { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' };
const toBilling: SourceFact = { type: 'InteractionTransferred', manner: 'blind', to: { kind: 'queue', id: 'billing' } };
const finish = { type: 'FinishAfterContactWork', disposition: 'promised', matter: null, summary: 'Done' } as const;

const marksOf = ({ lines }: Interaction) =>
  toArray(lines).flatMap((line) => (line.kind === 'mark' ? [[line.mark, line.at, line.about]] : []));
const wordsOf = ({ lines }: Interaction) =>
  toArray(lines).flatMap((line) => (line.kind === 'utterance' ? [[line.text, line.isLate]] : []));

describe('an offer', () => {
  it('rings at one desk until it is answered', () => {
    expect(aRingingCall('ada').state).toMatchObject({
      phase: 'ringing',
      queuedAt: 0,
      offeredAt: 4_000,
      offer: { agentId: 'ada', expiresAt: 24_000 },
      agentId: null,
    });
    expect(aCallWith('ada').state).toMatchObject({ phase: 'talking', answeredAt: 6_000, offer: null, agentId: 'ada' });
  });

  it('goes back to the queue when it is declined, and on to somebody else', () => {
    const declined = aRingingCall('ada').fact(5_000, { type: 'OfferWithdrawn', agentId: 'ada', reason: 'declined' });
    expect(declined.state).toMatchObject({ phase: 'queued', queueId: 'deliveries', queuedAt: 0, offer: null });
    const next = declined.fact(6_000, { type: 'InteractionOffered', agentId: 'bruno', expiresAt: null });
    expect(next.state).toMatchObject({ phase: 'ringing', offer: { agentId: 'bruno', expiresAt: null } });
  });

  it('is not taken back by a decline of somebody it no longer rings at', () => {
    const late = aRingingCall('bruno').fact(9_000, { type: 'OfferWithdrawn', agentId: 'ada', reason: 'timed-out' });
    expect(late.state).toEqual(aRingingCall('bruno').state);
  });

  it('to a second agent does not take a call away from who is talking', () => {
    const asked = aCallWith('ada').fact(9_000, { type: 'InteractionOffered', agentId: 'bruno', expiresAt: null });
    expect(asked.state).toMatchObject({ phase: 'talking', agentId: 'ada', offer: { agentId: 'bruno' } });
  });
});

describe('a fact that a source tells twice', () => {
  const { tape } = aCallWith('ada');
  it.each<SourceFact>([
    { type: 'InteractionAnswered', agentId: 'ada', agentName: 'ada' },
    { type: 'CallResumed' },
    { type: 'AgentUnmuted' },
    { type: 'RecordingResumed' },
    { type: 'ConsentChanged', consent: 'announced' },
    { type: 'ParticipantLeft', participantId: 'agent:bruno' },
    { type: 'ParticipantJoined', participant: { id: 'customer', role: 'customer', name: null } },
  ])('adds nothing: %j', (fact) => {
    expect(aCallWith('ada').fact(7_000, fact).tape.entries).toEqual(tape.entries);
  });

  it('adds nothing while it waits or rings either', () => {
    const ringing = aRingingCall('ada');
    const again = ringing.fact(5_000, { type: 'InteractionOffered', agentId: 'ada', expiresAt: 24_000 });
    expect(again.tape.entries).toEqual(ringing.tape.entries);
    const waiting = aScenario('int-2').fact(0, { type: 'InteractionQueued', queueId: 'billing' });
    expect(waiting.fact(9, { type: 'InteractionQueued', queueId: 'billing' }).state.queuedAt).toBe(0);
  });
});

describe('a hold', () => {
  it('is counted and marked, and ends with the call', () => {
    const held = aCallWith('ada').fact(10_000, { type: 'CallHeld' });
    expect(held.state).toMatchObject({ heldSince: 10_000, heldFor: 0 });
    expect(held.fact(11_000, { type: 'CallHeld' }).state).toEqual(held.state);
    const resumed = held.fact(14_000, { type: 'CallResumed' });
    expect(resumed.state).toMatchObject({ heldSince: null, heldFor: 4_000 });
    const ended = resumed.fact(20_000, { type: 'CallHeld' }).fact(21_000, hungUp);
    expect(ended.state).toMatchObject({ heldSince: null, heldFor: 5_000 });
    expect(marksOf(ended.state)).toEqual([
      ['held', 10_000, null],
      ['resumed', 14_000, null],
      ['held', 20_000, null],
      ['ended', 21_000, 'customer'],
    ]);
  });
});

describe('a blind transfer', () => {
  const transferred = aCallWith('ada').fact(30_000, toBilling);
  const withBruno = transferred
    .fact(30_100, { type: 'InteractionQueued', queueId: 'billing' })
    .fact(31_000, { type: 'InteractionOffered', agentId: 'bruno', expiresAt: null })
    .fact(33_000, answeredBy('bruno'));

  it('leaves the first agent with after-contact work from that moment on', () => {
    expect(transferred.state).toMatchObject({
      transferredTo: { kind: 'queue', id: 'billing' },
      participants: [{ id: 'customer' }],
      afterContactWork: [{ agentId: 'ada', startedAt: 30_000, dueAt: 30_000 + scenarioWorkFor }],
    });
    expect(workOf(transferred.state)).toEqual(new Map([['ada', 'after-contact-work']]));
  });

  it('lets the first agent write up while the second talks', () => {
    expect(workOf(withBruno.state)).toEqual(
      new Map([
        ['ada', 'after-contact-work'],
        ['bruno', 'on-contact'],
      ]),
    );
    const written = withBruno.asks(40_000, 'ada', finish);
    expect(written.state).toMatchObject({ phase: 'talking', agentId: 'bruno', afterContactWork: [] });
    expect(written.state.wrapUps).toMatchObject([{ agentId: 'ada', summary: 'Done', finishedBy: 'agent' }]);
  });

  it('gives the second agent work of their own in the end, and closes when both are done', () => {
    const ended = withBruno.fact(50_000, hungUp);
    expect(ended.state).toMatchObject({ phase: 'ended', answeredAt: 6_000 });
    expect([...workOf(ended.state).keys()]).toEqual(['ada', 'bruno']);
    const first = ended.asks(51_000, 'ada', finish);
    expect(first.state.phase).toBe('ended');
    expect(first.asks(52_000, 'bruno', finish).state).toMatchObject({ phase: 'closed', afterContactWork: [] });
  });

  it('gives no second after-contact work to who has left when the far end hangs up', () => {
    const closed = transferred.asks(35_000, 'ada', finish).fact(60_000, hungUp);
    expect(closed.state).toMatchObject({ phase: 'closed', afterContactWork: [] });
    expect(closed.state.wrapUps).toHaveLength(1);
  });

  it('leaves the first agent time to write up when the customer gives up in the second queue', () => {
    const abandoned = transferred.fact(35_000, { type: 'InteractionAbandoned' });
    expect(abandoned.state).toMatchObject({ phase: 'ended', endReason: 'abandoned' });
    expect(abandoned.asks(36_000, 'ada', finish).state).toMatchObject({ phase: 'closed', afterContactWork: [] });
  });

  it('may come back to the first agent', () => {
    const back = transferred.fact(34_000, answeredBy('ada'));
    expect(back.state).toMatchObject({ phase: 'talking', agentId: 'ada', transferredTo: null });
    expect(workOf(back.state)).toEqual(new Map([['ada', 'on-contact']]));
  });
});

describe('a conference', () => {
  it('shows who is on the line, who came and who left', () => {
    const joined = aCallWith('ada').fact(9_000, {
      type: 'ParticipantJoined',
      participant: { id: 'supervisor:sol', role: 'supervisor', name: 'Sol' },
    });
    const together = joined.fact(9_500, { type: 'CallConferenced' });
    expect(together.state.participants.map(({ id }) => id)).toEqual(['customer', 'agent:ada', 'supervisor:sol']);
    const left = together.fact(12_000, { type: 'ParticipantLeft', participantId: 'supervisor:sol' });
    expect(left.state.participants.map(({ id }) => id)).toEqual(['customer', 'agent:ada']);
    expect(marksOf(left.state)).toEqual([
      ['joined', 9_000, 'Sol'],
      ['left', 12_000, 'Sol'],
    ]);
  });

  it('writes no customer’s name into the transcript', () => {
    const participant = { id: 'customer-2', role: 'customer', name: 'Lucía Ferrer' } as const;
    const joined = aCallWith('ada').fact(9_000, { type: 'ParticipantJoined', participant });
    expect(marksOf(joined.state)).toEqual([['joined', 9_000, 'customer-2']]);
  });
});

describe('a caller who gives up', () => {
  it('leaves nobody with work', () => {
    const abandoned = aRingingCall('ada').fact(9_000, { type: 'InteractionAbandoned' });
    expect(abandoned.state).toMatchObject({
      phase: 'closed',
      endReason: 'abandoned',
      endedBy: 'customer',
      offer: null,
    });
    expect(workOf(abandoned.state)).toEqual(new Map());
    expect(abandoned.fact(9_500, hungUp).state).toEqual(abandoned.state);
  });
});

describe('words', () => {
  it('that come late keep their place in the log and are marked as late', () => {
    const call = aCallWith('ada')
      .fact(12_000, said('u2', 10_000, 'segundo'))
      .fact(13_000, said('u1', 8_000, 'primero'));
    expect(wordsOf(call.state)).toEqual([
      ['segundo', false],
      ['primero', true],
    ]);
    expect(call.state.lastSpokenAt).toBe(10_000);
  });

  it('that come after the end are still kept, and end nothing again', () => {
    const ended = aCallWith('ada').fact(20_000, hungUp);
    const after = ended.fact(21_000, said('u9', 19_500, 'gracias')).fact(22_000, hungUp);
    expect(wordsOf(after.state)).toEqual([['gracias', false]]);
    expect(after.state).toMatchObject({ phase: 'ended', endedAt: 20_000 });
    expect(marksOf(after.state)).toHaveLength(1);
  });
});

describe('an interaction whose source tells things out of order', () => {
  const early = aScenario('int-1').fact(5_000, said('u1', 4_000, 'hola'));

  it('is opened by whatever comes first', () => {
    expect(early.tape.entries.map(({ event }) => event.type)).toEqual(['InteractionOpened', 'UtteranceSpoken']);
    expect(early.state).toMatchObject({ phase: 'opened', from: null, consent: 'unknown' });
  });

  it('learns the caller and the consent when the opening comes after all', () => {
    const opened = early.fact(6_000, {
      type: 'InteractionOpened',
      ...{ channel: 'voice', direction: 'inbound', from: '+34611550117', to: null, language: 'es', consent: 'refused' },
    });
    expect(opened.state).toMatchObject({ from: '+34611550117', to: null, language: 'es', consent: 'refused' });
    expect(wordsOf(opened.state)).toEqual([['hola', false]]);
  });

  it('keeps the first opening when a second one says nothing new', () => {
    const call = aCallWith('ada');
    const again = call.fact(7_000, {
      type: 'InteractionOpened',
      ...{ channel: 'voice', direction: 'inbound', from: '+34600000000', to: null, language: 'en', consent: 'unknown' },
    });
    expect(again.tape.entries).toEqual(call.tape.entries);
  });
});
