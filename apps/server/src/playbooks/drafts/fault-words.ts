import type { Localised } from '@aliado/domain';

/** What the parts of a playbook are called in sentences. */
const nouns: Readonly<Record<string, string>> = {
  matter: 'el asunto',
  team: 'el equipo',
  queue: 'la cola',
  disposition: 'el cierre',
  guideline: 'la directriz',
  script: 'el guion',
  conversation: 'la conversación',
};

const types: Readonly<Record<string, string>> = {
  string: 'texto',
  number: 'un número',
  int: 'un número entero',
  array: 'una lista',
  object: 'claves y valores',
  boolean: 'true o false',
  undefined: 'nada',
  null: 'nada',
};

const kindOf = (name = '') => types[name] ?? name;

/** The reader's sentences and what they are in Spanish. */
const catalogue: readonly (readonly [RegExp, (...parts: readonly string[]) => string])[] = [
  [/^there is no (\w+) "(.*)" in this pack$/, (noun = '', name) => `no existe ${nouns[noun] ?? noun} «${name}»`],
  [
    /^the (script|guideline) "(.*)" is retired$/,
    (noun = '', name) => `${nouns[noun] ?? noun} «${name}» está retirad${noun === 'script' ? 'o' : 'a'}`,
  ],
  [/^the id "(.*)" stands here twice$/, (id) => `el id «${id}» está dos veces`],
  [/^the item "(.*)" stands in the checklist twice$/, (id) => `el punto «${id}» está dos veces en la lista`],
  [/^must come after effectiveFrom$/, () => 'debe ser posterior a effectiveFrom'],
  [
    /^rule "(.*)" has (\d+) tests for (\d+) inputs$/,
    (rule, tests, inputs) => `la regla «${rule}» tiene ${tests} condiciones para ${inputs} entradas`,
  ],
  [
    /^the limit is in (\w+), the organisation counts in (\w+)$/,
    (one, other) => `el límite está en ${one} y la organización cuenta en ${other}`,
  ],
  [/^a sum is proposed where no limit is$/, () => 'se propone un importe donde no hay límite'],
  [
    /^what is proposed is in (\w+), its limit in (\w+)$/,
    (one, other) => `lo propuesto está en ${one} y su límite en ${other}`,
  ],
  [/^more is proposed than the limit allows$/, () => 'se propone más de lo que permite el límite'],
  [/^there is no step "(.*)"$/, (step) => `no existe el paso «${step}»`],
  [
    /^step "(.*)" goes on to "(.*)", which is not there$/,
    (step, next) => `el paso «${step}» sigue en «${next}», que no existe`,
  ],
  [/^no path comes to step "(.*)"$/, (step) => `ningún camino llega al paso «${step}»`],
  [/^no path from step "(.*)" comes to an end$/, (step) => `desde el paso «${step}» ningún camino llega al final`],
  [/^nothing is known as (\{\{.*\}\})$/, (path) => `no se conoce nada como ${path}`],
  [
    /^must begin with front matter between two lines of "---"$/,
    () => 'debe empezar con una cabecera entre dos líneas «---»',
  ],
  [/^has no text below its front matter$/, () => 'no tiene texto bajo la cabecera'],
  [/^has no (\S+) beside it$/, (file) => `le falta ${file}`],
  [/^must be "(.*)", as the file is named$/, (id) => `debe ser «${id}», como se llama el archivo`],
  [/^the key "(.*)" is not known here$/, (key) => `la clave «${key}» no se conoce aquí`],
  [/^is not FEEL: (.*)$/, (detail) => `no es FEEL: ${detail}`],
  [/^speaks of "(.*)", which is not known$/, (path) => `habla de «${path}», que no se conoce`],
  [/^cannot be worked out: (.*)$/, (detail) => `no se puede calcular: ${detail}`],
  [/^is not true or false$/, () => 'no es verdadera ni falsa'],
  [/^is empty$/, () => 'está vacía'],
  [
    /^uses "(.*)", which conditions may not: .*$/,
    (word) => `usa «${word}», que una condición no puede: tardaría sin límite`,
  ],
  [/^is longer than (\d+) characters$/, (count) => `tiene más de ${count} caracteres`],
  [/^no limit lets anybody give "(.*)"$/, (remedy) => `ningún límite deja que alguien dé «${remedy}»`],
  [/^the pack has no account "(.*)"$/, (account) => `el paquete no tiene la cuenta «${account}»`],
  [
    /^there is no rate for (\w+); the organisation counts in (\w+)$/,
    (one, own) => `no hay cambio para ${one}; la organización cuenta en ${own}`,
  ],
  [
    /^(\w+) is the organisation's own: it has no rate$/,
    (own) => `${own} es la moneda de la organización: no tiene cambio`,
  ],
  [/^(\w+) has two rates from (.*) on$/, (currency, day) => `${currency} tiene dos cambios desde ${day}`],
  [
    /^allows (\d+), but nobody may decide more than (\d+)$/,
    (allowed, most) => `permite ${allowed}, pero nadie puede decidir más de ${most}`,
  ],
  [/^must be an exact decimal in quotes, as in (.*)$/, (example) => `debe ser un decimal exacto, como ${example}`],
  [/^must be more than nothing$/, () => 'debe ser más que cero'],
  [/^must be an ISO 3166-1 code, as in (.*)$/, (example) => `debe ser un código de país ISO 3166-1, como ${example}`],
  [/^Invalid input: expected (\w+), received undefined$/, () => 'falta'],
  [
    /^Invalid input: expected (\w+), received (\w+)$/,
    (wanted, found) => `debe ser ${kindOf(wanted)}, y es ${kindOf(found)}`,
  ],
  [/^Invalid option: expected one of (.*)$/, (options = '') => `debe ser uno de ${options.replaceAll('|', ', ')}`],
  [/^Too small: expected string to have >=1 characters$/, () => 'no puede estar vacío'],
  [/^Too small: expected array to have >=(\d+) items$/, (least) => `debe tener al menos ${least}`],
  [/^Too big: expected array to have <=(\d+) items$/, (most) => `puede tener ${most} como mucho`],
  [
    /^Too small: expected number to be (>=?)(.*)$/,
    (than, least) => `debe ser ${than === '>' ? 'mayor que' : 'al menos'} ${least}`,
  ],
  [
    /^Too big: expected number to be (<=?)(.*)$/,
    (than, most) => `debe ser ${than === '<' ? 'menor que' : 'como mucho'} ${most}`,
  ],
  [/^must be kebab-case, as in (.*)$/, (example) => `debe ir en minúsculas con guiones, como ${example}`],
  [
    /^must be kebab-case parts with points between, as in (.*)$/,
    (example) => `deben ser partes con puntos entre ellas, como ${example}`,
  ],
  [/^must be camelCase, as in (.*)$/, (example) => `debe ir en camelCase, como ${example}`],
  [/^must be a day, as in (.*)$/, (example) => `debe ser un día, como ${example}`],
  [/^must be an ISO 4217 code, as in (.*)$/, (example) => `debe ser un código ISO 4217, como ${example}`],
];

/**
 * A sentence of the pack reader in both languages; where nobody wrote the Spanish one, the English one stands for both.
 * @param nameOfRule what rules of a table are called; by their ids where left out.
 */
export function faultWords(reason: string, nameOfRule: ((ruleId: string) => Localised) | null = null): Localised {
  const words = inBoth(reason);
  if (nameOfRule === null) return words;
  return {
    es: words.es.replace(/la regla «([^»]*)»/g, (_, ruleId: string) => nameOfRule(ruleId).es),
    en: words.en.replace(/rule "([^"]*)"/g, (_, ruleId: string) => nameOfRule(ruleId).en),
  };
}

function inBoth(reason: string): Localised {
  const [, place = '', words = reason] = /^([\w.-]+: )?([\s\S]*)$/.exec(reason) ?? [];
  for (const [pattern, spanish] of catalogue) {
    const found = pattern.exec(words);
    if (found) return { es: `${place}${spanish(...found.slice(1))}`, en: reason };
  }
  return { es: reason, en: reason };
}
