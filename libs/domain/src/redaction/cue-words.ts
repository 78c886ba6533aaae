import type { Lexeme } from './lexeme.ts';

const words = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap((list) => list.split(' ')));

/** What people say between two digits of one number without ending it. */
export const fillers = words(
  'eh em ehm este pues a ver mm mmm hm hmm y luego despues espera espere perdon vale si o sea ahora sigo guion punto espacio coma',
  'uh um er erm ah so and then wait sorry ok okay yes well let me see now dash dot hyphen space comma again like',
);

/** What makes a number before it an amount or a measure. */
export const measures = words(
  'euro euros eur centimo centimos peso pesos dolar dolares usd soles mil millon millones kilo kilos litro litros',
  'cent cents dollar dollars pound pounds quid gbp thousand hundred million percent kg km cm metro metros grados',
  'dia dias mes meses ano anos hora horas minuto minutos vez veces day days month months year years hour hours minute minutes times',
);

/** What a word, or a phrase that begins with it, says of the number near it. */
export type Cue = 'card' | 'security-code' | 'other';

const phrases: Readonly<Record<Cue, readonly string[]>> = {
  card: [
    ...['tarjeta', 'tarjetas', 'visa', 'mastercard', 'master card', 'amex', 'american express', 'diners', 'unionpay'],
    ...['card', 'cards', 'long number', 'sixteen digits', 'dieciseis digitos', 'dieciseis numeros', 'numero largo'],
  ],
  'security-code': [
    ...['cvv', 'cvc', 'csc', 'cvn', 'c v v', 'c v c', 'ce uve uve', 'ce uve ce', 'ce ve ve', 'ce ve ce', 'pin'],
    ...['codigo de seguridad', 'codigo seguridad', 'clave de seguridad', 'codigo de verificacion', 'numeros de atras'],
    ...[
      'numeros de detras',
      'digitos de atras',
      'digitos de detras',
      'numero de atras',
      'numero de detras',
      'del reverso',
      'del dorso',
    ],
    ...[
      'security code',
      'security number',
      'verification code',
      'digits on the back',
      'numbers on the back',
      'number on the back',
    ],
  ],
  other: [
    ...[
      'telefono',
      'movil',
      'celular',
      'whatsapp',
      'fijo',
      'llameme',
      'llamarme',
      'llamame',
      'phone',
      'mobile',
      'cell',
      'telephone',
    ],
    ...[
      'landline',
      'contact number',
      'confirmation',
      'booking',
      'reserva',
      'localizador',
      'call me',
      'reach me',
      'ring me',
      'pedido',
      'pd',
      'orden',
      'order',
      'rp',
      'reparacion',
      'averia',
      'repair',
      'contador',
    ],
    ...[
      'medidor',
      'meter',
      'metre',
      'cups',
      'iban',
      'cuenta',
      'account',
      'sort code',
      'factura',
      'invoice',
      'serie',
      'serial',
    ],
    ...[
      'imei',
      'modelo',
      'referencia',
      'reference',
      'seguimiento',
      'tracking',
      'albaran',
      'expediente',
      'ticket',
      'incidencia',
    ],
    ...[
      'case number',
      'policy number',
      'customer number',
      'numero de cliente',
      'poliza',
      'contrato',
      'dni',
      'nie',
      'nif',
      'cif',
    ],
    ...[
      'cedula',
      'pasaporte',
      'passport',
      'codigo postal',
      'postcode',
      'zip',
      'matricula',
      'termina',
      'terminada',
      'acaba',
    ],
    ...[
      'acabada',
      'ultimos cuatro',
      'ultimas cuatro',
      'ultimos digitos',
      'ending',
      'ends in',
      'last four',
      'last digits',
    ],
  ],
};

const byFirstWord: ReadonlyMap<string, readonly { readonly cue: Cue; readonly rest: readonly string[] }[]> =
  firstWords();

function firstWords() {
  const index = new Map<string, { cue: Cue; rest: readonly string[] }[]>();
  for (const cue of ['card', 'security-code', 'other'] as const) {
    for (const phrase of phrases[cue]) {
      const [first = '', ...rest] = phrase.split(' ');
      index.set(first, [...(index.get(first) ?? []), { cue, rest }]);
    }
  }
  return index;
}

/** The cue that begins at this lexeme, if one does: a phrase counts where its words follow one another. */
export function cueAt(lexemes: readonly Lexeme[], index: number): Cue | undefined {
  const first = lexemes[index];
  const candidates = first?.kind === 'word' ? byFirstWord.get(first.text) : undefined;
  return candidates?.find(({ rest }) => follows(lexemes, index, rest))?.cue;
}

function follows(lexemes: readonly Lexeme[], index: number, rest: readonly string[]): boolean {
  return rest.every((word, offset) => {
    const gap = lexemes[index + offset * 2 + 1];
    return gap?.kind === 'gap' && lexemes[index + offset * 2 + 2]?.text === word;
  });
}
