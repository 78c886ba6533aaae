import type { Find } from './entity.ts';
import { beforeGaps, pastGaps, phraseAt, textAt, type SaidStretch, type Token } from './said-tokens.ts';
import type { SpelledPiece, SpelledRun } from './spelled-run.ts';

/** How sure it is: written; said with nothing to join but what was said as joined; words that were joined without being told so. */
const certainty = { written: 0.98, said: 0.85, joined: 0.6 };

/** Words that are not part of an address: what introduces it. In lower case, without accents. */
const introductions: ReadonlySet<string> = new Set(
  [
    'es correo mail email gmail electronico direccion mi el la los a al con en que seria pues bueno si vale no le lo escribame mandelo',
    'mandemelo envielo apunte mire usted esta era para por is it its it’s address my the me to at so well yes that be write send okay ok',
    'and y sure would then look looking buy bought shop s i',
  ].flatMap((list) => list.split(' ')),
);
/** Said of an address without being part of it. */
const remarks: ReadonlySet<string> = new Set(['todo', 'junto', 'minuscula', 'minusculas', 'lowercase']);

/** Words between the parts of an address. */
const signs: readonly (readonly [phrase: string, sign: string])[] = [
  ...['guion bajo', 'raya baja', 'underscore', 'under score'].map((phrase) => [phrase, '_'] as const),
  ...['punto', 'dot'].map((phrase) => [phrase, '.'] as const),
  ...['guion medio', 'guion', 'menos', 'dash', 'hyphen', 'minus'].map((phrase) => [phrase, '-'] as const),
  ...['mas', 'plus'].map((phrase) => [phrase, '+'] as const),
];

/** More words than these were not one name. */
const mostJoined = 3;

/** Finds e-mail addresses, written or said: `lucia punto ferrer arroba example punto com`. */
export function findEmails(runs: readonly SpelledRun[], { tokens }: SaidStretch): readonly Find[] {
  return tokens.flatMap((token, index): readonly Find[] => {
    if (!isAt(token)) return [];
    const domain = domainAfter(tokens, index + 1);
    const local = domain && localBefore(tokens, index, runs);
    if (!domain || !local || (token.text === 'at' && local.words > 1 && !isAnnounced(tokens, local.from))) return [];
    const isWritten = token.text === '@' && local.isWritten;
    const confidence = isWritten ? certainty.written : local.words > 1 ? certainty.joined : certainty.said;
    const value = `${local.text}@${domain.text}`.toLowerCase();
    return [{ entity: { kind: 'email', value }, from: local.from, to: domain.to, confidence }];
  });
}

/** Whether a word before tells of an address: `at` alone means many things. */
const isAnnounced = (tokens: readonly Token[], index: number): boolean =>
  tokens.slice(0, index).some(({ text }) => ['mail', 'email', 'address', 'gmail'].includes(text));

const isAt = ({ kind, text }: Token): boolean =>
  (kind === 'other' && text === '@') || (kind === 'word' && (text === 'arroba' || text === 'at'));

interface Sign {
  readonly sign: string;
  readonly from: number;
  readonly to: number;
}

/** A sign between the parts of an address, written without spaces or said, from `index` on. */
function signAt(tokens: readonly Token[], index: number): Sign | undefined {
  const gap = tokens[index];
  if (gap?.kind === 'gap' && /^[._-]$/u.test(gap.text)) return { sign: gap.text, from: index, to: index + 1 };
  if (gap?.kind === 'other' && gap.text === '+') return { sign: '+', from: index, to: index + 1 };
  const from = pastGaps(tokens, index);
  for (const [phrase, sign] of signs) {
    const end = phraseAt(tokens, from, phrase);
    if (end !== undefined) return { sign, from: index, to: pastGaps(tokens, end) };
  }
  return undefined;
}

/** Labels with dots between, of which the last is letters: `gmail punto com`. */
function domainAfter(
  tokens: readonly Token[],
  index: number,
): { readonly text: string; readonly to: number } | undefined {
  let at = pastGaps(tokens, index);
  let text = '';
  let whole: { readonly text: string; readonly to: number } | undefined;
  while (isLabel(tokens[at])) {
    text += textAt(tokens, at);
    const isTop = text.includes('.') && /^[a-z]{2,}$/u.test(textAt(tokens, at));
    if (isTop) whole = { text, to: at + 1 };
    const sign = signAt(tokens, at + 1);
    if (!sign || !/^[.-]$/u.test(sign.sign) || (isTop && !isSecondTop(tokens[sign.to]))) break;
    text += sign.sign;
    at = sign.to;
  }
  return whole;
}

const isLabel = (token: Token | undefined): boolean => token !== undefined && /^[a-z0-9]+$/u.test(token.text);

/** After `com`, only a country goes on: `punto com punto mx`; anything longer begins a sentence. */
const isSecondTop = (token: Token | undefined): boolean => token?.kind === 'word' && token.text.length <= 3;

interface Local {
  readonly text: string;
  readonly from: number;
  /** Words that nothing but spaces parts. */
  readonly words: number;
  readonly isWritten: boolean;
}

/** The part before the sign, read from behind up to what introduces it. */
function localBefore(tokens: readonly Token[], at: number, runs: readonly SpelledRun[]): Local | undefined {
  const pieces = new Map(runs.flat().map((piece): [number, SpelledPiece] => [piece.to, piece]));
  let local: Local = { text: '', from: at, words: 1, isWritten: textAt(tokens, at) === '@' };
  for (;;) {
    const longer = longerLocal(tokens, local, pieces);
    if (!longer) return local.text === '' ? undefined : local;
    local = longer;
  }
}

/** With what stands before it; undefined where it begins. */
function longerLocal(tokens: readonly Token[], local: Local, pieces: Pieces): Local | undefined {
  const sign = local.text === '' ? undefined : signBefore(tokens, local.from);
  const end = sign ? sign.from : beforeGaps(tokens, local.from) + 1;
  const part = partBefore(tokens, end, pieces);
  if (!part || (!sign && !isNear(tokens, end, local, part))) return undefined;
  if (part.text === '') return { ...local, from: part.from };
  return sign ? withSign(local, part, sign) : joined(local, part);
}

function withSign(local: Local, part: Part, { sign, from, to }: Sign): Local {
  const isWritten = local.isWritten && part.isWritten && to - from === 1;
  return { text: `${part.text}${sign}${local.text}`, from: part.from, words: local.words, isWritten };
}

function joined(local: Local, part: Part): Local {
  const words = part.isSpelled || local.text === '' ? local.words : local.words + 1;
  return { text: `${part.text}${local.text}`, from: part.from, words, isWritten: local.isWritten && part.isWritten };
}

/** Whether a part goes on with the next one although no sign was told between them. */
function isNear(tokens: readonly Token[], end: number, local: Local, part: Part): boolean {
  if (local.text === '') return isUnparted(tokens[end]) || isBeforeArroba(tokens, end);
  if (local.isWritten && end !== local.from) return false; // in writing, a space ends it
  return (part.isSpelled || isUnparted(tokens[end])) && local.words < mostJoined;
}

/** A comma or another line stands before many an `arroba`, which can only go on. */
const isBeforeArroba = (tokens: readonly Token[], end: number): boolean =>
  textAt(tokens, pastGaps(tokens, end)) === 'arroba';

/** A comma or another line ends an address. */
const isUnparted = (gap: Token | undefined): boolean => gap?.kind !== 'gap' || !/[,.:;?!¿¡¶"«]/u.test(gap.text);

function signBefore(tokens: readonly Token[], index: number): Sign | undefined {
  const gap = tokens[index - 1];
  if (gap && gap.kind === 'gap' && /^[._-]$/u.test(gap.text)) return { sign: gap.text, from: index - 1, to: index };
  if (gap?.kind === 'other' && gap.text === '+') return { sign: '+', from: index - 1, to: index };
  const last = beforeGaps(tokens, index);
  for (const first of [beforeGaps(tokens, last), last]) {
    for (const [phrase, sign] of signs) {
      if (first >= 0 && phraseAt(tokens, first, phrase) === last + 1)
        return { sign, from: beforeGaps(tokens, first) + 1, to: index };
    }
  }
  return undefined;
}

interface Part {
  /** Empty for what is passed over. */
  readonly text: string;
  readonly from: number;
  readonly isSpelled: boolean;
  readonly isWritten: boolean;
}

type Pieces = ReadonlyMap<number, SpelledPiece>;

/** A name, digits or a spelled letter that ends before `end`. */
function partBefore(tokens: readonly Token[], end: number, pieces: Pieces): Part | undefined {
  const token = tokens[end - 1];
  if (!token) return undefined;
  const piece = pieces.get(end);
  if (piece && isOfAddress(tokens, piece, pieces)) {
    return { text: piece.characters, from: piece.from, isSpelled: true, isWritten: piece.isWritten };
  }
  const at = { from: end - 1, isSpelled: false, isWritten: true };
  if (remarks.has(token.text)) return { ...at, text: '', isSpelled: true };
  const isName = (token.kind === 'word' && !introductions.has(token.text)) || token.kind === 'digits';
  return isName && isLabel(token) ? { ...at, text: token.text } : undefined;
}

/** Whether what was spelled is spelled here too: digits, a letter by its name, or one letter; not a word in capitals. */
function isOfAddress(tokens: readonly Token[], piece: SpelledPiece, pieces: Pieces): boolean {
  if (piece.kind === 'digits') return true;
  if (!piece.isSure && !isSpelledBeside(tokens, piece, pieces)) return false;
  return !piece.isWritten || piece.characters.length === 1;
}

/** Whether a letter that may be a word has another spelled one just before or after it. */
function isSpelledBeside(tokens: readonly Token[], piece: SpelledPiece, pieces: Pieces): boolean {
  const before = pieces.get(beforeGaps(tokens, piece.from) + 1);
  const after = [...pieces.values()].find(({ from }) => from === pastGaps(tokens, piece.to));
  return before?.kind === 'letters' || after?.kind === 'letters';
}
