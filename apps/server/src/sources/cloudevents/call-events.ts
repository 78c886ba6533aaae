import type { SourceFact, SourceInterim } from '@aliado/domain';
import { z } from 'zod';
import { address, consent, endReason, role, shownName, sourceId, transfer, words } from '../source-values.ts';

/** What an event says once its data is read: a fact, or words not yet final. */
export type Said =
  { readonly fact: SourceFact } | { readonly interim: Omit<SourceInterim, 'contactId' | 'revision'> & Revised };

interface Revised {
  /** Null: the event's own time tells the newest. */
  readonly revision: number | null;
}

/** A time of RFC 3339, as epoch milliseconds. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .pipe(z.number().min(0, 'lies before 1970'));

/** A language tag (BCP 47); what is neither Spanish nor English counts as unknown. */
const language = z
  .string()
  .max(35)
  .nullish()
  .transform((tag) => (/^(es|en)(-|$)/i.exec(tag ?? '')?.[1]?.toLowerCase() ?? null) as 'es' | 'en' | null);

const orNull = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value): z.output<Schema> | null => value ?? null);

const say = (fact: SourceFact): Said => ({ fact });
const bare = (fact: SourceFact) => z.object({}).transform(() => say(fact));

const started = z
  .object({
    from: orNull(address),
    to: orNull(address),
    direction: z.enum(['inbound', 'outbound']).default('inbound'),
    channel: z.enum(['voice', 'chat', 'email']).default('voice'),
    language,
    consent: consent.default('unknown'),
  })
  .transform((opening) => say({ type: 'InteractionOpened', ...opening }));

const utterance = z
  .object({
    utteranceId: sourceId,
    speaker: role,
    participantId: orNull(sourceId),
    text: words,
    startedAt: instant,
    endedAt: orNull(instant),
    language,
    confidence: orNull(z.number().min(0).max(1)),
    revision: orNull(z.number().int().min(0)),
    final: z.boolean(),
  })
  .refine(({ final, endedAt }) => !final || endedAt !== null, { path: ['endedAt'], message: 'final words have an end' })
  .transform(({ speaker, participantId, final, endedAt, confidence, revision, ...spoken }): Said => {
    const shared = { ...spoken, role: speaker, participantId: participantId ?? speaker };
    if (!final) return { interim: { ...shared, revision } };
    return say({ type: 'UtteranceSpoken', ...shared, endedAt: endedAt ?? spoken.startedAt, confidence });
  });

/** The types of events that the door knows, and how the data of each is read. A released type never changes its meaning. */
export const callEvents: ReadonlyMap<string, z.ZodType<Said>> = new Map<string, z.ZodType<Said>>([
  ['aliado.call.started.v1', started],
  [
    'aliado.call.queued.v1',
    z.object({ queue: sourceId }).transform(({ queue }) => say({ type: 'InteractionQueued', queueId: queue })),
  ],
  [
    'aliado.call.offered.v1',
    z
      .object({ agent: sourceId, expiresAt: orNull(instant) })
      .transform(({ agent, expiresAt }) => say({ type: 'InteractionOffered', agentId: agent, expiresAt })),
  ],
  [
    'aliado.call.offer-withdrawn.v1',
    z
      .object({ agent: sourceId, reason: z.enum(['declined', 'timed-out', 'cancelled']).default('cancelled') })
      .transform(({ agent, reason }) => say({ type: 'OfferWithdrawn', agentId: agent, reason })),
  ],
  [
    'aliado.call.answered.v1',
    z
      .object({ agent: sourceId, agentName: orNull(shownName) })
      .transform(({ agent, agentName }) => say({ type: 'InteractionAnswered', agentId: agent, agentName })),
  ],
  ['aliado.call.held.v1', bare({ type: 'CallHeld' })],
  ['aliado.call.resumed.v1', bare({ type: 'CallResumed' })],
  ['aliado.call.muted.v1', bare({ type: 'AgentMuted' })],
  ['aliado.call.unmuted.v1', bare({ type: 'AgentUnmuted' })],
  [
    'aliado.call.transferred.v1',
    z.object(transfer).transform(({ manner, to }) => say({ type: 'InteractionTransferred', manner, to })),
  ],
  ['aliado.call.conferenced.v1', bare({ type: 'CallConferenced' })],
  [
    'aliado.call.participant-joined.v1',
    z
      .object({ id: sourceId, role, name: orNull(shownName) })
      .transform((participant) => say({ type: 'ParticipantJoined', participant })),
  ],
  [
    'aliado.call.participant-left.v1',
    z.object({ id: sourceId }).transform(({ id }) => say({ type: 'ParticipantLeft', participantId: id })),
  ],
  ['aliado.call.consent.v1', z.object({ consent }).transform((given) => say({ type: 'ConsentChanged', ...given }))],
  ['aliado.call.recording-paused.v1', bare({ type: 'RecordingPaused' })],
  ['aliado.call.recording-resumed.v1', bare({ type: 'RecordingResumed' })],
  ['aliado.call.utterance.v1', utterance],
  [
    'aliado.call.ended.v1',
    z
      .object({ reason: endReason, by: z.enum(['customer', 'agent', 'supervisor', 'other', 'system']) })
      .transform(({ reason, by }) => say({ type: 'InteractionEnded', reason, endedBy: by })),
  ],
  ['aliado.call.abandoned.v1', bare({ type: 'InteractionAbandoned' })],
  [
    'aliado.call.gap-noticed.v1',
    z.object({ since: instant, until: orNull(instant) }).transform((gap) => say({ type: 'SourceGapNoticed', ...gap })),
  ],
]);
