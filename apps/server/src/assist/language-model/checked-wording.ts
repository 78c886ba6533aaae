import { entitiesIn, languages, type Entity, type SummarySentence } from '@aliado/domain';
import { z } from 'zod';

/** Longer answers are none that was asked for, in UTF-16 units a language. */
const wordingLimit = 400;

const answered = z.object({
  sentences: z
    .array(
      z.object({
        n: z.int().min(0),
        sequences: z.array(z.int()).min(1).max(200),
        es: z.string().trim().min(1).max(wordingLimit),
        en: z.string().trim().min(1).max(wordingLimit),
      }),
    )
    .max(100),
});

type Wording = z.infer<typeof answered>['sentences'][number];

/** The JSON schema of an answer, as the model is told it. */
export const wordingSchema = z.toJSONSchema(answered) as Readonly<Record<string, unknown>>;

/**
 * The summary with each sentence whose new wording says nothing that its sources do not; the others stay as they were. Null where
 * the answer is none of the schema, or nothing in it stands.
 * @param saidAt what was said in a line; empty for what is none.
 */
export function checkedWording(
  answer: string,
  plain: readonly SummarySentence[],
  saidAt: (sequence: number) => string,
): readonly SummarySentence[] | null {
  const read = answered.safeParse(jsonOf(answer));
  if (!read.success) return null;
  const standing = new Map<number, Wording>();
  for (const wording of read.data.sentences) {
    const sentence = plain[wording.n];
    if (sentence && !standing.has(wording.n) && stands(wording, sentence, saidAt)) standing.set(wording.n, wording);
  }
  const isNew = ({ n, es, en }: Wording) => plain[n]?.text.es !== es || plain[n].text.en !== en;
  if (![...standing.values()].some(isNew)) return null;
  return plain.map((sentence, n) => {
    const wording = standing.get(n);
    return wording ? { ...sentence, text: { es: wording.es, en: wording.en } } : sentence;
  });
}

/** Whether a wording names sources of its sentence, and holds no fact that they do not. */
function stands(wording: Wording, plain: SummarySentence, saidAt: (sequence: number) => string): boolean {
  if (!wording.sequences.every((sequence) => plain.sequences.includes(sequence))) return false;
  const facts = languages.map((language) => plain.text[language].replace(quotation, ' ')).join(' ');
  const said = plain.sequences.map(saidAt).join(' ');
  return languages.every((language) => {
    const own = withoutQuotations(wording[language], plain.text[language]);
    if (own === null || !isPlain(wording[language])) return false;
    return hasOnlyFactsOf(own, facts) && hasOnlyNamesOf(own, `${facts} ${said}`);
  });
}

const quotation = /«[^»]*»|“[^”]*”/gu;

/** What is said around the quotations of a sentence; null where one of them is missing or changed, or there are others. */
function withoutQuotations(text: string, plain: string): string | null {
  let own = text;
  for (const [quoted] of plain.matchAll(quotation)) {
    if (!own.includes(quoted)) return null;
    own = own.replace(quoted, ' … ');
  }
  return /[«»“”"]/u.test(own) ? null : own;
}

/** One paragraph of at most two sentences, without links, markup and what cannot be seen. */
function isPlain(text: string): boolean {
  const isLinked = /:\/\/|\bwww\.|@|\]\(|\b[\p{L}\d-]+\.(?:com|es|net|org|io|mx|co|info|app)\b/iu.test(text);
  const isMarked = /[<>{}[\]`*#|\\_]|[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text);
  const sentences = text.split(/(?<=[.!?…])["”»]?\s+(?=[\p{Lu}¿¡«“])/u);
  return !isLinked && !isMarked && sentences.length <= 2;
}

/**
 * Numbers, amounts, dates and words that bind the house come from the sentence itself: what a caller says is no fact about what
 * was decided, however it is said.
 */
function hasOnlyFactsOf(text: string, facts: string): boolean {
  const known = new Set(numbersOf(facts));
  const values = new Set(entitiesOf(facts).map(valueOf));
  const isKnown = (entity: Entity) => entity.kind === 'name' || values.has(valueOf(entity));
  const knownBinding = bindingOf(facts);
  return (
    numbersOf(text).every((number) => known.has(number)) &&
    entitiesOf(text).every(isKnown) &&
    [...bindingOf(text)].every((stem) => knownBinding.has(stem))
  );
}

/** Words with a capital inside a sentence name somebody or something: they must have been said or be known. */
function hasOnlyNamesOf(text: string, known: string): boolean {
  const words = new Set(wordsOf(known));
  const inside = text.matchAll(/(?<=[\p{L}\p{N},;]["”»)]?\s+["“«(]?)\p{Lu}[\p{L}\p{N}]*/gu);
  return [...inside].flatMap(([name]) => wordsOf(name)).every((word) => words.has(word));
}

/** Beginnings of words by which a house binds itself, by what they mean. */
const binding: readonly (readonly [string, RegExp])[] = [
  ['promise', /\b(?:promet|promes|promis|compromet|compromis|commit|pledg)/u],
  ['guarantee', /\b(?:garant|guarant|asegur|assur|ensur)/u],
  ['refund', /\b(?:reembols|devol|devuel|reinteg|refund|reimburs)/u],
  [
    'give',
    /\b(?:abon|acredit|bonific|descuent|rebaj|regal|grat|compens|indemni|credit|discount|gift|free|waiv|pay|pag)/u,
  ],
  ['approve', /\b(?:aprob|aprueb|autoriz|conced|otorg|approv|authori|grant)/u],
];

function bindingOf(text: string): ReadonlySet<string> {
  const plain = folded(text);
  return new Set(binding.flatMap(([name, stems]) => (stems.test(plain) ? [name] : [])));
}

const numbersOf = (text: string): readonly string[] => text.match(/\p{N}+/gu) ?? [];

const wordsOf = (text: string): readonly string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** What is recognised in a text, spoken numbers too; relative days are told from any one day. */
const entitiesOf = (text: string): readonly Entity[] =>
  entitiesIn([{ sequence: 1, participantId: 'model', text, startedAt: 0 }], {
    ...{ identifiers: [], country: null, phone: (said: string) => said, dayOf: () => '2000-01-03' },
  });

const valueOf = ({ kind, value }: Entity): string => `${kind} ${JSON.stringify(value)}`;

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
