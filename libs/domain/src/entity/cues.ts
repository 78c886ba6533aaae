import { lexemesOf, type Lexeme } from '../redaction/lexeme.ts';
import type { Token } from './said-tokens.ts';

/** Words that tell what a number near them is, by what they tell. In lower case, without accents. */
const words: Readonly<Record<string, string>> = {
  order: 'pedido pedidos orden compra order orders purchase',
  account: 'cliente cuenta customer account membership socio',
  repair: 'reparacion averia parte visita repair visit',
  invoice: 'factura invoice recibo bill',
  ticket: 'incidencia ticket expediente reclamacion',
  case: 'caso case',
  booking: 'reserva localizador booking',
  phone: 'telefono movil celular whatsapp fijo llameme llamarme llamame phone mobile cell telephone landline',
  'postal-code': 'postal postcode postcodes zip cp',
  other: 'tarjeta card cvv contador medidor meter metre iban serie serial dni nie nif modelo model codigo code pin',
};

const meanings: ReadonlyMap<string, string> = new Map(
  Object.entries(words).flatMap(([meaning, list]) => list.split(' ').map((word): [string, string] => [word, meaning])),
);

/** How many words before a number its cue may stand. */
const reach = 12;

/**
 * What the number at a token is, by the nearest word before it that tells: an identifier's kind, `phone`, `postal-code`; `other` for
 * something else; null when nothing tells. What another speaker asked tells where the speaker’s own words do not.
 */
export function cueBefore(
  tokens: readonly Token[],
  index: number,
  asked: string,
  kinds: ReadonlySet<string>,
): string | null {
  const own = nearest(tokens.slice(0, index), kinds, reach);
  return own ?? nearest(lexemesOf(asked), kinds, Infinity);
}

function nearest(lexemes: readonly Lexeme[], kinds: ReadonlySet<string>, within: number): string | null {
  let passed = 0;
  for (let index = lexemes.length - 1; index >= 0 && passed <= within; index--) {
    const lexeme = lexemes[index];
    if (lexeme?.kind !== 'word') continue;
    const meaning = meanings.get(lexeme.text) ?? (kinds.has(lexeme.text) ? lexeme.text : undefined);
    if (meaning === 'other' && nextIsPostal(lexemes, index)) return 'postal-code';
    if (meaning !== undefined) return meaning;
    passed++;
  }
  return null;
}

/** `código postal` is read from behind, so that only `postal` is met; `postal code` meets `code` first. */
const nextIsPostal = (lexemes: readonly Lexeme[], index: number): boolean =>
  ['postal', 'zip', 'post'].includes(lexemes[index - 2]?.text ?? '');
