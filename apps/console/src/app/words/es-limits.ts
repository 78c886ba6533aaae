/** The words of limits for those who answer for them, in Spanish. */
export const esLimits = {
  title: 'Límites',
  proposals: {
    title: 'Límites que piden ser más amplios',
    what: 'Donde casi todo lo que se pide se aprueba tal cual, pedirlo solo cuesta tiempo. Nada cambia hasta que alguien lo escriba y otra persona lo acuerde.',
    loading: 'Mirando lo decidido',
    failed: 'No se pudieron leer las propuestas',
    empty: 'Todavía no hay propuestas',
    emptyHint:
      'Aquí aparecerá un límite más amplio cuando una fila de una pauta junte 30 decisiones en 90 días y al menos el 95 % se aprobara exactamente como se pidió.',
    draft: 'Abrir borrador',
    look: 'Ver la pauta',
    dismissed: 'Propuesta descartada; el motivo queda en el registro.',
  },
  lent: {
    title: 'Autoridad prestada',
    loading: 'Mirando lo prestado',
    failed: 'No se pudo leer lo prestado',
    empty: 'Nada prestado ahora',
    emptyHint: 'Aquí estará lo que prestes y lo que te presten, hasta que termine.',
    done: 'Prestada a {{name}}.',
    takenBack: 'Recuperada: desde ahora no se puede usar.',
  },
  given: {
    title: 'Concedido hace poco',
    what: 'Lo que todavía se puede deshacer: aún no ha salido hacia quien lo cumple.',
    loading: 'Mirando lo concedido',
    failed: 'No se pudo leer lo concedido',
    empty: 'Nada que se pueda deshacer ahora',
    emptyHint: 'Lo que dé un agente estará aquí mientras se pueda deshacer.',
    undone: 'Deshecho: {{name}}. El motivo queda en el registro.',
    late: 'Ya no se podía deshacer: pasó el tiempo o alguien fue más rápido.',
  },
  troubled: {
    title: 'Soluciones sin entregar',
    what: 'Se prometieron a un cliente y el sistema que las cumple no las tomó.',
    loading: 'Mirando las entregas',
    failed: 'No se pudieron leer las entregas',
    empty: 'Ninguna entrega con problemas',
    emptyHint: 'Si el sistema que cumple lo concedido falla, aquí estará qué, de quién y por qué.',
    inLine: 'Se intenta otra vez ahora.',
  },
  failure: {
    gone: 'Eso ya no está: cambió mientras tanto.',
    unreachable: 'El servidor no contesta: no se hizo.',
  },
};
