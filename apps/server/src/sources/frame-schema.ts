import type { SourceFact, SourceFrame, SourceInterim } from '@aliado/domain';
import { z } from 'zod';
import { address, consent, endReason, role, shownName, sourceId, transfer, words } from './source-values.ts';

const id = sourceId;
const epochMs = z.number().int().min(0).max(8_640_000_000_000_000);
const language = z.enum(['es', 'en']).nullable();

const fact = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('InteractionOpened'),
    channel: z.enum(['voice', 'chat', 'email']),
    direction: z.enum(['inbound', 'outbound']),
    from: address.nullable(),
    to: address.nullable(),
    language,
    consent,
  }),
  z.strictObject({ type: z.literal('InteractionQueued'), queueId: id }),
  z.strictObject({ type: z.literal('InteractionOffered'), agentId: id, expiresAt: epochMs.nullable() }),
  z.strictObject({
    type: z.literal('OfferWithdrawn'),
    agentId: id,
    reason: z.enum(['declined', 'timed-out', 'cancelled']),
  }),
  z.strictObject({ type: z.literal('InteractionAnswered'), agentId: id, agentName: shownName.nullable() }),
  z.strictObject({ type: z.literal('CallHeld') }),
  z.strictObject({ type: z.literal('CallResumed') }),
  z.strictObject({ type: z.literal('AgentMuted') }),
  z.strictObject({ type: z.literal('AgentUnmuted') }),
  z.strictObject({
    type: z.literal('InteractionTransferred'),
    ...transfer,
  }),
  z.strictObject({ type: z.literal('CallConferenced') }),
  z.strictObject({
    type: z.literal('ParticipantJoined'),
    participant: z.strictObject({ id, role, name: shownName.nullable() }),
  }),
  z.strictObject({ type: z.literal('ParticipantLeft'), participantId: id }),
  z.strictObject({ type: z.literal('ConsentChanged'), consent }),
  z.strictObject({ type: z.literal('RecordingPaused') }),
  z.strictObject({ type: z.literal('RecordingResumed') }),
  z.strictObject({
    type: z.literal('UtteranceSpoken'),
    utteranceId: id,
    participantId: id,
    role,
    text: words,
    startedAt: epochMs,
    endedAt: epochMs,
    language,
    confidence: z.number().min(0).max(1).nullable(),
  }),
  z.strictObject({
    type: z.literal('InteractionEnded'),
    reason: endReason,
    endedBy: z.enum(['customer', 'agent', 'supervisor', 'other', 'system']),
  }),
  z.strictObject({ type: z.literal('InteractionAbandoned') }),
  z.strictObject({ type: z.literal('SourceGapNoticed'), since: epochMs, until: epochMs.nullable() }),
]) satisfies z.ZodType<SourceFact>;

/** A frame as a source may send it. */
export const frameSchema = z.strictObject({
  id,
  contactId: id,
  occurredAt: epochMs,
  fact,
}) satisfies z.ZodType<SourceFrame>;

/** Interim words as a source may send them. */
export const interimSchema = z.strictObject({
  contactId: id,
  utteranceId: id,
  revision: z.number().int().min(0),
  role,
  participantId: id,
  text: words,
  language,
  startedAt: epochMs,
}) satisfies z.ZodType<SourceInterim>;
