/** Las palabras del tiempo de las personas, en español. */
export const esTime = {
  time: {
    goesOn: 'sigue',
    bySystem: 'el servidor',
    column: {
      from: 'Desde',
      to: 'Hasta',
      person: 'Persona',
      state: 'Estado',
      setBy: 'Puesto por',
      contacts: 'Contactos',
      span: 'Duración',
      planned: 'Planificado',
      impact: 'Efecto',
    },
    state: {
      available: 'libre',
      break: 'en pausa',
      offline: 'desconectado',
      ringing: 'suena',
      'on-contact': 'en contacto',
      'after-contact-work': 'cierre',
    },
    activity: { work: 'trabajo', break: 'pausa', off: 'descanso' },
    impact: { positive: 'a favor', negative: 'en contra', neutral: 'sin efecto' },
  },
};
