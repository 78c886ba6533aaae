import { inject } from '@angular/core';
import type { Bound, Language, Money, WaitingApproval } from '@aliado/domain';
import { TranslocoService } from '@jsverse/transloco';
import { isNear } from '../authority/authority-meters.ts';
import { remedyWords } from '../authority/remedy-words.ts';
import { formatMoneyBriefly } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** A fact for deciding, with its name. */
export interface DecidingFact {
  readonly label: string;
  readonly text: string;
  /** Whether it would pass a limit. */
  readonly isOver: boolean;
}

/** Requests in the reader's words. They follow the language where a signal asks for them. */
export interface ApprovalWords {
  /** `Nayeli Robles pide 220,00 €`. */
  asks(approval: WaitingApproval): string;
  /** `Pide 220,00 €, puede decidir 150,00 €`. */
  asksAndMay(approval: WaitingApproval): string;
  /**
   * `Lucía Ferrer está en la línea. Perdió dos medios días. Nayeli puede decidir hasta 150 €.`
   * @param reader somebody else who reads it; null for nobody.
   */
  why(approval: WaitingApproval, reader: string | null): string;
  /** Why, by which guideline, how the limits stand, and how requests like it ended. */
  facts(approval: WaitingApproval): readonly DecidingFact[];
}

/** Names requests in the reader's language. Call it in an injection context. */
export function approvalWords(): ApprovalWords {
  const transloco = inject(TranslocoService);
  const language = activeLanguage();
  const remedies = remedyWords();
  const say = (key: string, values: Readonly<Record<string, string | number | null>> = {}): string =>
    transloco.translate(`ui.approval.${key}`, values, language());
  const briefly = (money: Money): string => formatMoneyBriefly(money, language());
  const firstName = (name: string): string => name.split(' ')[0] ?? name;

  const mayDecide = ({ agent, withoutAsking }: WaitingApproval): string =>
    withoutAsking && withoutAsking.amount > 0
      ? say('mayDecide', { name: firstName(agent.name), amount: briefly(withoutAsking) })
      : '';
  const onLine = ({ customerName, isOnLine }: WaitingApproval): string => {
    if (!isOnLine) return say('afterCall');
    return customerName === null ? say('somebodyOnLine') : say('onLine', { name: customerName });
  };

  return {
    asks: ({ agent, terms }) => say('asks', { name: agent.name, what: remedies.what(terms) }),
    asksAndMay: ({ terms, withoutAsking }) => {
      const what = remedies.what(terms);
      const may = withoutAsking && withoutAsking.amount > 0 ? withoutAsking : null;
      return may === null
        ? say('title', { what })
        : say('titleAndMay', { what, may: remedies.what({ remedy: terms.remedy, amount: may }) });
    },
    why: (approval, reader) =>
      [
        reader === null ? '' : say('reads', { name: reader }),
        onLine(approval),
        sentence(approval.reason),
        mayDecide(approval),
      ]
        .filter(Boolean)
        .join(' '),
    facts: ({ reason, guidelineName, terms, bounds, likeIt }) => [
      { label: say('fact.why'), text: reason, isOver: false },
      {
        label: say('fact.guideline'),
        text: say('version', { name: guidelineName[language()], version: terms.guidelineVersion }),
        isOver: false,
      },
      ...bounds
        .filter((bound) => isTelling(bound, terms.amount))
        .map((bound) => boundFact(bound, terms.amount, language(), say)),
      {
        label: say('fact.likeIt'),
        text: likeIt.asked === 0 ? say('noneLikeIt') : say('likeIt', likeIt),
        isOver: false,
      },
    ],
  };
}

/** What bounds everybody's day or team is worth a line only when it is near. */
const isTelling = (bound: Bound, asked: Money | null): boolean =>
  bound.kind === 'decision' || bound.kind === 'customer' || isNear(bound, asked);

function boundFact(
  { kind, used, limit, days, name }: Bound,
  asked: Money | null,
  language: Language,
  say: (key: string, values?: Readonly<Record<string, string | number | null>>) => string,
): DecidingFact {
  const with_ = asked?.currency === used.currency ? { ...used, amount: used.amount + asked.amount } : null;
  const money = (amount: Money) => formatMoneyBriefly(amount, language);
  const figures = { used: money(used), after: money(with_ ?? used), limit: money(limit), days };
  const form = kind === 'decision' ? 'decision' : with_ === null ? 'used' : 'usedAndWith';
  const window = days === null || kind === 'decision' ? '' : 'Days';
  return {
    label: name?.[language] ?? say(`fact.${kind}`),
    text: say(`bound.${form}${window}`, figures),
    isOver: with_ !== null && with_.amount > limit.amount,
  };
}

const sentence = (words: string): string => (/[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`);
