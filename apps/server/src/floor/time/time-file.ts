import {
  timeTerms,
  type AgentStatus,
  type EpochMs,
  type FloorTime,
  type Language,
  type PlanImpact,
  type PlannedActivity,
  type TimeGrouping,
  type TimeMetric,
  type TimeMetricId,
  type TimeRow,
  type TimeTerm,
} from '@aliado/domain';
import { csvBegin, csvRecord, type Field } from '../figures/csv.ts';
import { isoInZone } from '../figures/segment-file.ts';

/**
 * Figures of people's time as a file: a header in the reader's language, then a record for each group. Spans are milliseconds, shares
 * are of 1, times are those of the zone that the day goes by.
 * @param nameOf the name of a team or a site; null for an unknown one.
 */
export function* timeFile(
  { groups, timeZone }: FloorTime,
  by: TimeGrouping,
  metrics: readonly TimeMetric[],
  nameOf: (id: string) => string | null,
  language: Language,
): Generator<string> {
  const shares = metrics.filter(({ unit }) => unit === 'share');
  const words = inLanguage[language];
  const titles = shares.map(({ id, source }) => `${words.metrics[id] ?? id} (${source})`);
  yield csvBegin + csvRecord([words.of[by], ...timeTerms.map((term) => `${words.terms[term]} (ms)`), ...titles]);
  for (const { key, name, tally, values } of groups) {
    const title =
      key !== null && by === 'interval' ? isoInZone(Number(key), timeZone) : key && (name ?? nameOf(key) ?? key);
    const found = shares.map(({ id, source }) => values.find((one) => one.metric === id && one.source === source));
    yield csvRecord([title, ...timeTerms.map((term) => tally[term]), ...found.map((one) => one?.value ?? null)]);
  }
}

/** Stretches of people's time as a file: a header in the reader's language, then a record each. */
export function* timeRowsFile(rows: readonly TimeRow[], language: Language, timeZone: string): Generator<string> {
  yield csvBegin + csvRecord(inLanguage[language].columns);
  for (const row of rows) yield csvRecord(fieldsOf(row, language, timeZone));
}

function fieldsOf(row: TimeRow, language: Language, timeZone: string): readonly Field[] {
  const { agentId, agentName, status, reason, setByName, handling, planned, impact, from, to, isOpen } = row;
  const words = inLanguage[language];
  const time = (at: EpochMs) => isoInZone(at, timeZone);
  return [
    ...[
      agentId,
      agentName,
      words.states[status],
      reason,
      setByName,
      handling,
      time(from),
      isOpen ? null : time(to),
      to - from,
    ],
    ...[planned && words.activities[planned], impact && words.impacts[impact]],
  ];
}

interface FileWords {
  readonly of: Readonly<Record<TimeGrouping, string>>;
  readonly terms: Readonly<Record<TimeTerm, string>>;
  readonly metrics: Readonly<Partial<Record<TimeMetricId, string>>>;
  readonly columns: readonly string[];
  readonly states: Readonly<Record<AgentStatus, string>>;
  readonly activities: Readonly<Record<PlannedActivity, string>>;
  readonly impacts: Readonly<Record<PlanImpact, string>>;
}

const inLanguage: Readonly<Record<Language, FileWords>> = {
  es: {
    of: { agent: 'Persona', team: 'Equipo', site: 'Sede', interval: 'Desde' },
    terms: {
      ...{ availableMs: 'Libre', ringingMs: 'Suena', onContactMs: 'En contacto', afterContactWorkMs: 'Cierre' },
      ...{ breakMs: 'En pausa', offlineMs: 'Desconectado', handleMs: 'Gestión, cada contacto' },
      ...{ scheduledMs: 'Planificado', adherentMs: 'Planificado y cumplido', scheduledWorkMs: 'Trabajo planificado' },
      ...{ workedMs: 'Trabajado de quien tiene plan', unscheduledMs: 'Trabajado fuera del plan' },
    },
    metrics: { occupancy: 'Ocupación', adherence: 'Adherencia', conformance: 'Conformidad' },
    columns: [
      ...['Usuario', 'Persona', 'Estado', 'Motivo', 'Puesto por', 'Contactos', 'Desde', 'Hasta', 'Duración (ms)'],
      ...['Planificado', 'Efecto'],
    ],
    states: {
      ...{ available: 'libre', break: 'en pausa', offline: 'desconectado', ringing: 'suena' },
      ...{ 'on-contact': 'en contacto', 'after-contact-work': 'cierre' },
    },
    activities: { work: 'trabajo', break: 'pausa', off: 'descanso' },
    impacts: { positive: 'a favor', negative: 'en contra', neutral: 'sin efecto' },
  },
  en: {
    of: { agent: 'Person', team: 'Team', site: 'Site', interval: 'From' },
    terms: {
      ...{ availableMs: 'Available', ringingMs: 'Ringing', onContactMs: 'On contact', afterContactWorkMs: 'Wrap-up' },
      ...{ breakMs: 'On a break', offlineMs: 'Offline', handleMs: 'Handling, each contact' },
      ...{ scheduledMs: 'Scheduled', adherentMs: 'Scheduled and kept', scheduledWorkMs: 'Scheduled work' },
      ...{ workedMs: 'Worked by those with a plan', unscheduledMs: 'Worked outside of the plan' },
    },
    metrics: { occupancy: 'Occupancy', adherence: 'Adherence', conformance: 'Conformance' },
    columns: [
      ...['User name', 'Person', 'State', 'Reason', 'Set by', 'Contacts', 'From', 'To', 'Duration (ms)'],
      ...['Planned', 'Impact'],
    ],
    states: {
      ...{ available: 'available', break: 'on a break', offline: 'offline', ringing: 'ringing' },
      ...{ 'on-contact': 'on contact', 'after-contact-work': 'wrap-up' },
    },
    activities: { work: 'work', break: 'break', off: 'off' },
    impacts: { positive: 'positive', negative: 'negative', neutral: 'neutral' },
  },
};
