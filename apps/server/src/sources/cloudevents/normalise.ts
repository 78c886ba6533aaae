import type { EpochMs, FrameRefusal, SourceFrame, SourceInterim } from '@aliado/domain';
import { z } from 'zod';
import { sourceId } from '../source-values.ts';
import { callEvents, instant } from './call-events.ts';

/** What one event comes down to. */
export type Normalised =
  { readonly frame: SourceFrame } | { readonly interim: SourceInterim } | { readonly refused: FrameRefusal };

/** A frame's id is made of two attributes and has 200 characters at most, the bar between them included. */
const identityLimit = 199;

const envelope = z
  .object({
    specversion: z.literal('1.0'),
    id: sourceId,
    // a URI reference holds no bar and no blank (RFC 3986), so that the bar can part it from the id
    source: z
      .string()
      .min(1)
      .max(200)
      .regex(/^[^\s|\u0000]+$/u, 'is not a URI reference'),
    type: z.string().min(1).max(200),
    subject: sourceId,
    time: instant.nullish(),
    datacontenttype: z
      .string()
      .regex(/^application\/([\w.-]+\+)?json\s*(;|$)/i, 'is not JSON')
      .nullish(),
    data: z.unknown(),
    data_base64: z.undefined('send the data as JSON in "data"').optional(),
  })
  .refine(({ id, source }) => id.length + source.length <= identityLimit, {
    path: ['id'],
    message: `together with "source" it has more than ${identityLimit} characters`,
  });

/**
 * Reads one event of CloudEvents 1.0 in its JSON form. `(source, id)` is its identity by that specification, and becomes the
 * frame's; `subject` is the contact; without `time` it happened when it arrived.
 */
export function normalise(event: unknown, arrivedAt: EpochMs): Normalised {
  const read = envelope.safeParse(event);
  if (!read.success) return refused(event, sentence(read.error, 'event'));
  const { id, source, type, subject: contactId, time, data } = read.data;
  const schema = callEvents.get(type);
  if (!schema) return refused(event, `type: "${type}" is none of the types this server knows`);
  const said = schema.safeParse(data ?? {});
  if (!said.success) return refused(event, sentence(said.error, 'data', ['data']));
  const occurredAt = time ?? arrivedAt;
  if ('fact' in said.data) return { frame: { id: `${source}|${id}`, contactId, occurredAt, fact: said.data.fact } };
  const { revision, ...interim } = said.data.interim;
  return { interim: { ...interim, contactId, revision: revision ?? occurredAt } };
}

function refused(event: unknown, reason: string): Normalised {
  const id = typeof event === 'object' && event !== null && 'id' in event ? event.id : '';
  return { refused: { id: typeof id === 'string' ? id.slice(0, 200) : '', reason } };
}

function sentence(error: z.ZodError, whole: string, under: readonly string[] = []): string {
  const [issue] = error.issues;
  return issue ? `${[...under, ...issue.path].join('.') || whole}: ${issue.message}` : `${whole}: is malformed`;
}
