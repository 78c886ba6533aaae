import type { SourceFact } from '@aliado/domain';
import { normalise } from './normalise.ts';

const arrivedAt = Date.UTC(2026, 10, 21, 19, 5);

const event = (type: string, data: unknown, more: object = {}) => ({
  specversion: '1.0',
  id: 'e-1',
  source: '/pbx/madrid',
  type: `aliado.call.${type}.v1`,
  subject: 'call-7',
  time: '2026-11-21T20:02:03.250+01:00',
  data,
  ...more,
});

const startedAt = '2026-11-21T19:02:03Z';
const endedAt = '2026-11-21T19:02:05.5Z';
const spoken = { utteranceId: 'u-1', speaker: 'customer', text: 'Me cobraron dos veces.', startedAt };

describe('an event of a source that speaks CloudEvents', () => {
  it.each<[string, unknown, SourceFact]>([
    [
      'started',
      {
        from: '+34911234567',
        to: '+34900100200',
        direction: 'inbound',
        channel: 'voice',
        language: 'es-MX',
        consent: 'given',
      },
      {
        type: 'InteractionOpened',
        from: '+34911234567',
        to: '+34900100200',
        direction: 'inbound',
        channel: 'voice',
        language: 'es',
        consent: 'given',
      },
    ],
    [
      'started',
      { language: 'fr' },
      {
        type: 'InteractionOpened',
        from: null,
        to: null,
        direction: 'inbound',
        channel: 'voice',
        language: null,
        consent: 'unknown',
      },
    ],
    ['queued', { queue: 'billing' }, { type: 'InteractionQueued', queueId: 'billing' }],
    ['offered', { agent: 'ada' }, { type: 'InteractionOffered', agentId: 'ada', expiresAt: null }],
    [
      'offered',
      { agent: 'ada', expiresAt: '1970-01-01T00:00:20Z' },
      { type: 'InteractionOffered', agentId: 'ada', expiresAt: 20_000 },
    ],
    ['offer-withdrawn', { agent: 'ada' }, { type: 'OfferWithdrawn', agentId: 'ada', reason: 'cancelled' }],
    ['answered', { agent: 'ada' }, { type: 'InteractionAnswered', agentId: 'ada', agentName: null }],
    ['held', undefined, { type: 'CallHeld' }],
    ['resumed', null, { type: 'CallResumed' }],
    ['muted', {}, { type: 'AgentMuted' }],
    ['unmuted', {}, { type: 'AgentUnmuted' }],
    [
      'transferred',
      { manner: 'blind', to: { kind: 'queue', id: 'legal' } },
      { type: 'InteractionTransferred', manner: 'blind', to: { kind: 'queue', id: 'legal' } },
    ],
    ['conferenced', {}, { type: 'CallConferenced' }],
    [
      'participant-joined',
      { id: 'interpreter', role: 'other' },
      { type: 'ParticipantJoined', participant: { id: 'interpreter', role: 'other', name: null } },
    ],
    ['participant-left', { id: 'interpreter' }, { type: 'ParticipantLeft', participantId: 'interpreter' }],
    ['consent', { consent: 'refused' }, { type: 'ConsentChanged', consent: 'refused' }],
    ['recording-paused', {}, { type: 'RecordingPaused' }],
    ['recording-resumed', {}, { type: 'RecordingResumed' }],
    [
      'utterance',
      { ...spoken, endedAt, confidence: 0.9, language: 'es', final: true },
      {
        type: 'UtteranceSpoken',
        utteranceId: 'u-1',
        participantId: 'customer',
        role: 'customer',
        text: 'Me cobraron dos veces.',
        startedAt: Date.parse(startedAt),
        endedAt: Date.parse(endedAt),
        language: 'es',
        confidence: 0.9,
      },
    ],
    [
      'ended',
      { reason: 'hung-up', by: 'customer' },
      { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' },
    ],
    ['abandoned', {}, { type: 'InteractionAbandoned' }],
    ['gap-noticed', { since: '1970-01-01T00:00:01Z' }, { type: 'SourceGapNoticed', since: 1_000, until: null }],
  ])('of type %s with %j is a fact about its contact', (type, data, fact) => {
    expect(normalise(event(type, data), arrivedAt)).toEqual({
      frame: { id: '/pbx/madrid|e-1', contactId: 'call-7', occurredAt: Date.UTC(2026, 10, 21, 19, 2, 3, 250), fact },
    });
  });

  it('happened when it arrived, if it does not say when', () => {
    expect(normalise(event('held', {}, { time: undefined }), arrivedAt)).toMatchObject({
      frame: { occurredAt: arrivedAt },
    });
  });

  it('with words that are not final is passed on and never becomes a fact; the newest by its own time wins', () => {
    const { utteranceId, text } = spoken;
    expect(normalise(event('utterance', { ...spoken, final: false }), arrivedAt)).toEqual({
      interim: {
        contactId: 'call-7',
        utteranceId,
        revision: Date.UTC(2026, 10, 21, 19, 2, 3, 250),
        role: 'customer',
        participantId: 'customer',
        text,
        language: null,
        startedAt: Date.parse(startedAt),
      },
    });
  });

  it.each<[string, unknown, string]>([
    ['no object', 'hello', 'event: Invalid input: expected object, received string'],
    ['another version', event('held', {}, { specversion: '0.3' }), 'specversion: Invalid input: expected "1.0"'],
    ['no id', event('held', {}, { id: undefined }), 'id: Invalid input: expected string, received undefined'],
    ['no source', event('held', {}, { source: '' }), 'source: Too small: expected string to have >=1 characters'],
    ['a bar in its source', event('held', {}, { source: 'a|b' }), 'source: is not a URI reference'],
    ['no contact', event('held', {}, { subject: null }), 'subject: Invalid input: expected string, received null'],
    ['no time of this world', event('held', {}, { time: 'yesterday' }), 'time: Invalid ISO datetime'],
    [
      'a time before all telephony servers',
      event('held', {}, { time: '1969-12-31T23:59:59Z' }),
      'time: lies before 1970',
    ],
    [
      'bytes for data',
      event('held', undefined, { data_base64: 'AAAA' }),
      'data_base64: send the data as JSON in "data"',
    ],
    ['XML for data', event('held', {}, { datacontenttype: 'text/xml' }), 'datacontenttype: is not JSON'],
    [
      'a long name',
      event('held', {}, { id: 'x'.repeat(190) }),
      'id: together with "source" it has more than 199 characters',
    ],
    ['an id with a NUL', event('held', {}, { id: 'a\u0000' }), 'id: holds a NUL'],
    [
      'an unknown type',
      event('rated', { stars: 5 }),
      'type: "aliado.call.rated.v1" is none of the types this server knows',
    ],
    [
      'the name of something every object has as its type',
      event('', {}, { type: '__proto__' }),
      'type: "__proto__" is none of the types this server knows',
    ],
    ['data that is missing', event('queued', {}), 'data.queue: Invalid input: expected string, received undefined'],
    [
      'final words without an end',
      event('utterance', { ...spoken, final: true }),
      'data.endedAt: final words have an end',
    ],
    [
      'words that nobody is said to have spoken',
      event('utterance', { ...spoken, speaker: 'robot', final: false }),
      'data.speaker: Invalid option: expected one of "customer"|"agent"|"supervisor"|"other"',
    ],
  ])('is refused with a reason when it has %s', (_, sent, reason) => {
    expect(normalise(sent, arrivedAt)).toMatchObject({ refused: { reason } });
  });

  it('is read alike when it carries attributes and data that this server does not know', () => {
    const sent = event('queued', { queue: 'billing', position: 3 }, { traceparent: '00-1', tenant: 't' });
    expect(normalise(sent, arrivedAt)).toMatchObject({
      frame: { fact: { type: 'InteractionQueued', queueId: 'billing' } },
    });
  });
});
