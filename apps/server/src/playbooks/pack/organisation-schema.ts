import { isWrittenIn, roles, saidMarks, weekdays } from '@aliado/domain';
import { z } from 'zod';
import { houseWords } from './house-words-schema.ts';
import { kebabId, language, localised, matterId, version } from './vocabulary.ts';

const account = z.strictObject({
  id: kebabId,
  name: z.string().trim().min(1),
  roles: z.array(z.enum(roles as [(typeof roles)[number], ...(typeof roles)[number][]])).min(1),
  language,
  team: kebabId,
  /** The queues whose contacts they take. */
  queues: z.array(kebabId),
  tenureMonths: z.number().int().min(0),
});

const hour = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be an hour, as in 09:00');

/** By the clocks of the organisation, or of a site of it. */
const hours = z
  .array(
    z
      .strictObject({ days: z.array(z.enum(weekdays)).min(1), from: hour, to: hour })
      .refine(({ from, to }) => from < to, {
        path: ['to'],
        message: 'must be after from; what is open at midnight is told for both days',
      }),
  )
  .min(1);

const queue = z.strictObject({
  id: kebabId,
  name: localised,
  answerWithinSeconds: z.number().int().min(1).max(3_600),
  /** What it is for. */
  matters: z.array(matterId).min(1).exactOptional(),
  hours: hours.exactOptional(),
});

/** Fewer digits are said for other reasons too often to be anybody's number. */
const leastDigits = 3;

/** A shape, not a regular expression: it cannot be made slow. */
const identifierPattern = z
  .string()
  .regex(/^[\p{L}\p{N}#@ ./-]{3,32}$/u, 'must be made of #, @, letters, digits and what parts them, as in PD-#####')
  .refine(
    (pattern) => saidMarks(pattern).filter((mark) => mark === '#').length >= leastDigits,
    'must have three # or more',
  );

const identifier = z
  .strictObject({ kind: kebabId, pattern: identifierPattern, example: z.string() })
  .refine(({ pattern, example }) => isWrittenIn(pattern, example), {
    path: ['example'],
    message: 'must be written as the pattern says: # is a digit, @ a capital letter, the rest stands for itself',
  });

const timeZone = z.string().refine(isTimeZone, 'must be an IANA time zone, as in Europe/Madrid');

/** A place from which teams answer; its hours are by its own clocks. */
const site = z.strictObject({
  id: kebabId,
  name: localised,
  timeZone,
  hours: hours.exactOptional(),
  teams: z.array(kebabId).min(1),
});

/** The file `pack.yaml`: the organisation. */
export const organisationSchema = z
  .strictObject({
    id: kebabId,
    version,
    name: localised,
    about: localised.exactOptional(),
    languages: z.array(language).min(1),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code, as in EUR'),
    timeZone,
    hours: hours.exactOptional(),
    queues: z.array(queue).min(1),
    /** A team that facilitates takes hand-offs. */
    teams: z.array(z.strictObject({ id: kebabId, name: localised, facilitates: z.boolean() })).min(1),
    /** From where teams answer. */
    sites: z.array(site).min(1).max(50).exactOptional(),
    matters: z.array(z.strictObject({ id: matterId, name: localised })).min(1),
    dispositions: z.array(z.strictObject({ id: kebabId, name: localised })).min(1),
    /** Questions that open a conversation where no script fits. */
    listening: z.array(localised).min(1).max(6).exactOptional(),
    /** How the organisation writes the numbers of its orders, customers and the like. */
    identifiers: z.array(identifier).min(1).max(20).exactOptional(),
    /** Whether the mood of customers' words is read; off unless it is said. */
    mood: z.enum(['on', 'off']).exactOptional(),
    /** What customers are told of it before their words are read. */
    moodAnnouncement: localised.exactOptional(),
    ...houseWords,
    /** Demo accounts. */
    accounts: z.array(account),
    /** The conversations with which a demo begins, by their ids. */
    demoOpening: z.array(kebabId).exactOptional(),
  })
  .refine(({ mood, moodAnnouncement }) => mood !== 'on' || moodAnnouncement !== undefined, {
    path: ['mood'],
    message: 'is read only where customers are told of it: moodAnnouncement is missing',
  });

/** The organisation as its pack describes it. */
export type PackOrganisation = z.infer<typeof organisationSchema>;

/** Somebody of the organisation as its pack describes them. */
export type PackAccount = PackOrganisation['accounts'][number];

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
