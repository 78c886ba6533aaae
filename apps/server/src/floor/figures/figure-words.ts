import type { FigureGrouping, Language, MetricId, MetricSource, Opening } from '@aliado/domain';

/** The words of figures in a file. */
export interface FigureWords {
  readonly of: Readonly<Record<FigureGrouping, string>>;
  /** What a group is called whose contacts have none. */
  readonly none: Readonly<Record<FigureGrouping, string>>;
  readonly offered: string;
  readonly whileClosed: string;
  readonly opening: string;
  readonly openings: Readonly<Record<Opening, string>>;
  readonly when: string;
  /** What a share is a share of. */
  readonly share: string;
  readonly within: (days: number) => string;
  readonly sources: Readonly<Record<MetricSource, string>>;
  readonly metric: Readonly<Record<MetricId | 'first-contact-resolution', string>>;
}

const sources = { 'amazon-connect': 'Amazon Connect', genesys: 'Genesys Cloud', dynamics: 'Dynamics 365' } as const;

/** In both languages. */
export const figureWords: Readonly<Record<Language, FigureWords>> = {
  es: {
    of: { queue: 'Cola', agent: 'Persona', team: 'Equipo', site: 'Sede', matter: 'Asunto', interval: 'Desde' },
    none: {
      ...{ queue: 'Sin cola', agent: 'Sin atender', team: 'Sin equipo', site: 'Sin sede' },
      ...{ matter: 'Sin asunto', interval: '' },
    },
    offered: 'Entraron',
    whileClosed: 'Con la cola cerrada',
    opening: 'Horario',
    openings: { open: 'dentro', partly: 'en parte', closed: 'fuera' },
    when: 'Contado',
    share: 'parte de 1',
    within: (days) => `en ${days} días`,
    sources: { ...sources, classic: 'clásica', flex: 'Twilio Flex' },
    metric: {
      'service-level': 'Nivel de servicio',
      'answer-speed': 'Tiempo medio de respuesta',
      'handle-time': 'Tiempo medio de gestión',
      'talk-time': 'Conversación media',
      'hold-time': 'Retención media',
      'after-contact-work-time': 'Trabajo posterior medio',
      abandonment: 'Abandono',
      'abandonment-wait': 'Espera media antes de abandonar',
      'short-abandons': 'Abandonos inmediatos',
      'answer-rate': 'Atendidas',
      transfers: 'Transferidas',
      'transfers-blind': 'Transferidas sin consulta',
      'transfers-attended': 'Transferidas con consulta',
      'first-contact-resolution': 'Resuelto a la primera',
    },
  },
  en: {
    of: { queue: 'Queue', agent: 'Person', team: 'Team', site: 'Site', matter: 'Matter', interval: 'From' },
    none: {
      ...{ queue: 'No queue', agent: 'Not answered', team: 'No team', site: 'No site' },
      ...{ matter: 'No matter', interval: '' },
    },
    offered: 'Offered',
    whileClosed: 'While the queue was closed',
    opening: 'Hours',
    openings: { open: 'within', partly: 'partly', closed: 'outside' },
    when: 'Counted',
    share: 'part of 1',
    within: (days) => `within ${days} days`,
    sources: { ...sources, classic: 'classic', flex: 'Twilio Flex' },
    metric: {
      'service-level': 'Service level',
      'answer-speed': 'Average speed of answer',
      'handle-time': 'Average handle time',
      'talk-time': 'Average talk time',
      'hold-time': 'Average hold time',
      'after-contact-work-time': 'Average after-contact work',
      abandonment: 'Abandonment',
      'abandonment-wait': 'Average wait before abandoning',
      'short-abandons': 'Short abandons',
      'answer-rate': 'Answer rate',
      transfers: 'Transfers',
      'transfers-blind': 'Blind transfers',
      'transfers-attended': 'Attended transfers',
      'first-contact-resolution': 'First-contact resolution',
    },
  },
};
