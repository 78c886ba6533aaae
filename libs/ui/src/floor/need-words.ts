import { inject } from '@angular/core';
import type { FactUnit, FloorNeed, Money, Need, NeedAbout, NeedKind } from '@aliado/domain';
import { TranslocoService } from '@jsverse/transloco';
import { formatMoneyBriefly, formatNumber, formatPercent } from '../format/number-format.ts';
import { formatSpan } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** The icon of each kind of need. */
export const needIcons: Readonly<Record<NeedKind, string>> = {
  help: 'i-hand t-late',
  approval: 'i-seal t-done',
  hold: 'i-hold t-watch',
  silence: 'i-hold t-watch',
  mood: 'i-chart t-watch',
  repeat: 'i-phone-in',
  'read-out': 'i-st-watch t-watch',
  promise: 'i-promise t-watch',
  'work-overrun': 'i-note',
  'hard-calls': 'i-cup',
  'no-pause': 'i-cup',
  'source-gap': 'i-signal-off t-watch',
  alert: 'i-st-watch t-watch',
};

/** Names that a sentence needs, where they are known. */
export interface NeedNames {
  readonly agent: (agentId: string) => string;
  readonly team: (teamId: string) => string;
  readonly queue: (queueId: string) => string;
}

/** Needs in the reader's words. They follow the language where a signal asks for them. */
export interface NeedWords {
  /** `Diego Salazar pide ayuda`. */
  what(need: Need, names: NeedNames): string;
  /** `Lucía Ferrer está en la línea. Un abogado.` */
  why(need: FloorNeed, names: NeedNames): string;
}

/** Names needs in the reader's language. Call it in an injection context. */
export function needWords(): NeedWords {
  const transloco = inject(TranslocoService);
  const language = activeLanguage();
  const say = (key: string, values: Readonly<Record<string, string | number | null>> = {}): string =>
    transloco.translate(`ui.need.${key}`, values, language());
  const briefly = (money: Money): string => formatMoneyBriefly(money, language());
  const number = (count: number): string => formatNumber(count, language());
  const figure = (value: number, unit: FactUnit): string => {
    if (unit === 'share') return formatPercent(value, language());
    return unit === 'seconds' ? formatSpan(value * 1_000) : number(value);
  };

  const valuesOf = (about: NeedAbout): Readonly<Record<string, string>> => {
    switch (about.kind) {
      case 'approval':
        return about.amount ? { amount: briefly(about.amount) } : {};
      case 'promise':
        return { words: about.words };
      case 'hard-calls':
        return { count: number(about.inARow) };
      case 'source-gap':
        return { source: about.source };
      case 'alert':
        return { rule: about.name[language()] };
      default:
        return {};
    }
  };

  /** What somebody said or asks. */
  const said = (about: NeedAbout): readonly (string | null)[] => {
    switch (about.kind) {
      case 'help':
        return [about.words];
      case 'approval':
        return [about.reason, about.withoutAsking && say('why.mayDecide', { amount: briefly(about.withoutAsking) })];
      case 'mood':
        return about.words.slice(0, 1).map((words) => say('why.said', { words }));
      default:
        return [];
    }
  };

  /** What was counted, promised or is missing. */
  const found = (about: NeedAbout, agent: string, { team, queue }: NeedNames): string | null => {
    switch (about.kind) {
      case 'repeat':
        return say('why.repeat', { count: number(about.times), days: number(about.withinDays) });
      case 'promise':
        return about.team === null
          ? say('why.promised', { name: agent })
          : say('why.promisedBy', { team: team(about.team) });
      case 'work-overrun':
        return say('why.limit', { span: formatSpan(about.limit) });
      case 'hard-calls':
        return [
          say('why.sincePause', { span: formatSpan(about.sincePauseMs) }),
          about.softerQueueId === null ? '' : say('why.softer', { queue: queue(about.softerQueueId) }),
        ].join(' ');
      case 'no-pause':
        return say('why.noPause', { minutes: number(Math.round(about.limit / 60_000)) });
      case 'source-gap':
        return say('why.gap');
      case 'alert':
        return about.value === null ? null : say('why.value', { value: figure(about.value, about.unit) });
      default:
        return null;
    }
  };

  /** Of which queue, and whose contact it is; of the whole house where it is neither. */
  const placeOf = ({ about, queueId, agentId }: Need, names: NeedNames): string | null => {
    if (about.kind !== 'alert') return null;
    const parts = [queueId === null ? null : names.queue(queueId), agentId === null ? null : names.agent(agentId)];
    return parts.flatMap((part) => part ?? []).join(' · ') || say('why.house');
  };

  const nameIn = ({ agentId }: Need, names: NeedNames): string =>
    agentId === null ? say('somebody') : names.agent(agentId);

  return {
    what: (need, names) => {
      const { about } = need;
      const isOther = about.kind === 'approval' && about.amount === null;
      return say(`what.${about.kind}${isOther ? 'Other' : ''}`, { name: nameIn(need, names), ...valuesOf(about) });
    },
    why: ({ need }, names) => {
      const { about, customerName } = need;
      const isOnLine = onLine.has(about.kind) && customerName !== null;
      const parts = [
        isOnLine ? say('why.customer', { customer: customerName }) : null,
        placeOf(need, names),
        ...said(about),
        found(about, nameIn(need, names), names),
      ];
      return parts.flatMap((part) => (part ? [sentence(part)] : [])).join(' ');
    },
  };
}

/** Needs of contacts in which the customer is on the line. */
const onLine: ReadonlySet<NeedKind> = new Set(['help', 'approval', 'hold', 'silence', 'mood', 'repeat', 'read-out']);

const sentence = (words: string): string => (/[.!?…]$/u.test(words.trim()) ? words.trim() : `${words.trim()}.`);
