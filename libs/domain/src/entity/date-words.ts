const numbered = (lists: readonly string[], first = 1): ReadonlyMap<string, number> =>
  new Map(lists.flatMap((list) => list.split(' ').map((word, index): [string, number] => [word, index + first])));

/** 1 (Monday) to 7. In lower case, without accents, as all words here. */
export const weekdays = numbered([
  'lunes martes miercoles jueves viernes sabado domingo',
  'monday tuesday wednesday thursday friday saturday sunday',
]);

/** 1 to 12. */
export const months = numbered([
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'january february march april may june july august september october november december',
]);

/** Months that are words of the language besides. */
export const ambiguousMonths: ReadonlySet<string> = new Set(['may', 'march']);

const ordinalWords = numbered([
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
]);

/** `first` to `twentieth`, `thirtieth`, `primero`. */
export const ordinals: ReadonlyMap<string, number> = new Map([...ordinalWords, ['thirtieth', 30], ['primero', 1]]);

/** Days from today, by the words for it; the longest first. */
export const relativeDays: readonly (readonly [phrase: string, days: number])[] = [
  ['the day before yesterday', -2],
  ['the day after tomorrow', 2],
  ['day before yesterday', -2],
  ['day after tomorrow', 2],
  ['antes de ayer', -2],
  ['pasado manana', 2],
  ['anteayer', -2],
  ['antier', -2],
  ['ayer', -1],
  ['yesterday', -1],
  ['hoy', 0],
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
  ['manana', 1],
];

/** Before `mañana` they make it the morning. */
export const makesMorning: ReadonlySet<string> = new Set('la esta una las cada toda media buena'.split(' '));

/** Days in a unit of time. */
export const unitDays: ReadonlyMap<string, number> = new Map([
  ...['dia', 'dias', 'day', 'days'].map((word): [string, number] => [word, 1]),
  ...['semana', 'semanas', 'week', 'weeks'].map((word): [string, number] => [word, 7]),
]);

/** Days of work are counted otherwise. */
export const ofWork: ReadonlySet<string> = new Set('habiles laborables working business'.split(' '));

/** Words that tell which week a weekday is of, before it and after it, and those that make it every one. */
export const weekWords = {
  before: new Map<string, 'next' | 'last' | 'this'>([
    ...['proximo', 'next', 'coming'].map((word) => [word, 'next'] as const),
    ...['pasado', 'last'].map((word) => [word, 'last'] as const),
    ...['este', 'this'].map((word) => [word, 'this'] as const),
  ]),
  after: [
    ['que viene', 'next'],
    ['proximo', 'next'],
    ['siguiente', 'next'],
    ['pasado', 'last'],
  ],
  every: new Set(['los', 'cada', 'todos', 'every']),
} as const;
