import { z } from 'zod';
import { kebabId, language, localised, matterId } from './vocabulary.ts';

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be in E.164, as in +34611550117');
const t = z.number().min(0).exactOptional();
const words = { text: z.string().trim().min(1), heard: z.array(z.string()).exactOptional(), t };

const turn = z.discriminatedUnion('speaker', [
  z.strictObject({ speaker: z.literal('customer'), ...words }),
  z.strictObject({ speaker: z.literal('agent'), ...words }),
  z.strictObject({ speaker: z.literal('silence'), seconds: z.number().positive() }),
  z.strictObject({ speaker: z.literal('hold'), seconds: z.number().positive() }),
  z.strictObject({ speaker: z.literal('transfer'), to: kebabId }),
]);

const kinds = [
  'easy',
  'angry',
  'confused',
  'several-matters',
  'idea',
  'unknown-caller',
  'no-script',
  'silence',
  'supervisor',
] as const;

/** A file of `conversations/`. */
export const conversationSchema = z.strictObject({
  id: kebabId,
  language,
  channel: z.enum(['voice', 'chat', 'email']),
  title: localised,
  kind: z.enum(kinds),
  queue: kebabId,
  /** Null when the number is withheld. */
  from: e164.nullable(),
  to: e164,
  waitSeconds: z.number().min(0),
  /** Never seen by anything that predicts. */
  labels: z.strictObject({ matter: matterId.nullable(), script: kebabId.nullable(), disposition: kebabId.nullable() }),
  turns: z.array(turn),
  /** Who hangs up; abandoned leaves while waiting. */
  ends: z.enum(['customer', 'agent', 'abandoned']),
});

/** One recorded conversation as text. */
export type Conversation = z.infer<typeof conversationSchema>;

/** One turn of a conversation: words, or what happened between them. Seconds throughout. */
export type ConversationTurn = Conversation['turns'][number];
