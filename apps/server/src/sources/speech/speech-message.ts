import type { SourceAudio, SourceAudioEnd } from '@aliado/domain';
import { z } from 'zod';
import { role, sourceId } from '../source-values.ts';

/** The longest piece of audio in one message, bytes: two seconds at 16 kHz. */
const pieceLimit = 65_536;

const pcm = z
  .custom<Buffer>((value) => Buffer.isBuffer(value), 'must be binary')
  .refine(({ length }) => length > 0 && length <= pieceLimit && length % 2 === 0, {
    error: `must be whole samples of 16 bits, at most ${pieceLimit} bytes`,
  });

/** Audio as a source may send it. */
export const audioSchema = z.strictObject({
  contactId: sourceId,
  participantId: sourceId,
  role,
  sampleRate: z.union([z.literal(8_000), z.literal(16_000), z.literal(24_000), z.literal(48_000)]),
  startedAt: z.number().int().min(0).max(8_640_000_000_000_000),
  pcm,
}) satisfies z.ZodType<SourceAudio>;

/** The end of somebody's audio as a source may send it. */
export const audioEndSchema = z.strictObject({
  contactId: sourceId,
  participantId: sourceId,
}) satisfies z.ZodType<SourceAudioEnd>;
