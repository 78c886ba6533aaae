/** The words of what became of hints, in Spanish. */
export const esHints = {
  title: 'Pistas',
  what: 'Qué se propuso y qué pasó con ello, en todos los contactos. Sirve para mejorar las pistas: no dice de quién son los contactos.',
  days: 'De cuándo',
  period: { 1: 'Un día', 7: 'Una semana', 31: 'Un mes' },
  advice: 'Lo propuesto',
  reliability: 'Lo dicho y lo usado',
  reliabilityWhat: 'Cuánto se usó lo que se mostró con cada seguridad; la marca es la seguridad que se dijo.',
  loading: 'Contando las pistas',
  failed: 'No se pudieron contar las pistas',
  empty: 'Ninguna pista en este tiempo',
  emptyHint: 'Aquí estará qué se propuso, qué se leyó y qué se usó.',
};
