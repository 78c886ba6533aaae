import type { AuthoringRefusal, DraftTrial, PublishDraft, ReviewDraft, SaveDraft } from '@aliado/domain';
import { z } from 'zod';
import { RequestRefused } from '../../platform/request-refused.ts';
import { storableText } from '../../platform/storable-text.ts';
import { kebabId } from '../pack/vocabulary.ts';
import { caseFactsSchema } from './case-facts-schema.ts';

const highest = 2_147_483_647;
const version = z.number().int().min(1).max(highest);
const revision = z.number().int().min(1).max(highest);

/** Characters of a draft at most: more than the largest table that is taken. */
export const longestText = 1_000_000;
const name = kebabId.max(100);

/** The name of a part in an address: nothing that could lead out of its folder. */
export const partName = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('guideline'), id: name }),
  z.object({ kind: z.literal('script'), id: name }),
  z.object({
    kind: z.literal('article'),
    id: z
      .string()
      .max(103)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*\.(es|en)$/),
  }),
  z.object({ kind: z.literal('authority'), id: z.literal('authority') }),
]);

/** The name of one version of a part, in an address. */
export const versionNumber = z.coerce.number().int().min(1).max(highest);

/** Text or content, never both and never neither. */
export const saveDraft = z
  .strictObject({
    baseVersion: version.nullable(),
    revision: z.number().int().min(0).max(highest),
    text: storableText(longestText).exactOptional(),
    content: z.record(z.string().max(200), z.unknown()).exactOptional(),
  })
  .refine(({ text, content }) => (text === undefined) !== (content === undefined), 'must have a text or a content')
  .refine(
    ({ content }) => content === undefined || isStorable(content),
    'is too long, or holds a NUL',
  ) satisfies z.ZodType<SaveDraft>;

/** Whoever sends back says why. */
export const reviewDraft = z
  .strictObject({ revision, decision: z.enum(['agree', 'send-back']), words: storableText(2_000) })
  .refine(
    ({ decision, words }) => decision === 'agree' || words.trim() !== '',
    'must say why',
  ) satisfies z.ZodType<ReviewDraft>;

/** Null is now. */
export const publishDraft = z.strictObject({
  revision,
  effectiveAt: z.number().int().min(0).max(8_640_000_000_000_000).nullable(),
  lossesRead: z.boolean(),
}) satisfies z.ZodType<PublishDraft>;

/** The version that is to be in force again. */
export const rollBack = z.strictObject({ version });

/** A case that somebody made up, or that of an interaction. */
export const draftTrial = z.union([
  z.strictObject({ facts: caseFactsSchema }),
  z.strictObject({ interactionId: storableText(200).min(1) }),
]) satisfies z.ZodType<DraftTrial>;

const answers: Readonly<Record<AuthoringRefusal, readonly [number, string]>> = {
  'draft/none': [404, 'There is no such draft.'],
  'draft/changed-meanwhile': [409, 'Somebody else changed this meanwhile.'],
  'draft/has-faults': [422, 'The draft has faults.'],
  'draft/not-reviewed': [409, 'A second person has not agreed to this draft.'],
  'draft/own-review': [403, 'Nobody reviews what they wrote themselves.'],
  'draft/not-back-tested': [409, 'This revision of the draft was not tried on past sessions.'],
  'draft/tested-on-nothing': [409, 'There was no session in the period on which this revision was tried.'],
  'draft/losses-unread': [409, 'Some sessions would get less; say that they were looked at.'],
  'draft/in-the-past': [422, 'Nothing comes into force in the past.'],
  'draft/scheduled': [409, 'The draft waits for its hour; take that back first.'],
  'playbook/unknown-item': [404, 'There is no such part of the playbook.'],
  'playbook/unknown-version': [404, 'There is no such version to go back to.'],
  'playbook/no-longer-fits': [409, 'That version has faults beside what is in force now.'],
};

/** A refusal as the routes answer it. */
export function authoringRefused(code: AuthoringRefusal, more: Readonly<Record<string, unknown>> = {}): RequestRefused {
  const [status, message] = answers[code];
  return new RequestRefused(status, code, message, more);
}

function isStorable(content: object): boolean {
  const text = JSON.stringify(content);
  return text.length <= longestText && !text.includes('\\u0000');
}
