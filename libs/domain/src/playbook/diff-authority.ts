import type { AuthorityLimit, AuthorityPolicy, AuthorityScope, Budget } from '../authority/authority-policy.ts';
import type { Localised } from '../text/localised.ts';
import type { DraftChange } from '../wire/authoring.ts';
import {
  changeAt,
  listChanges,
  localisedListChanges,
  matchById,
  moneyWords,
  quote,
  textChange,
  valueChange,
} from './change-words.ts';
import { remedyNouns, sumChange } from './diff-remedies.ts';

/** What a draft of who may give what changes, in words. Empty when nothing changed. */
export function diffAuthority(before: AuthorityPolicy, after: AuthorityPolicy): readonly DraftChange[] {
  const seconds = (key: 'answerWithinSeconds' | 'undoWithinSeconds' | 'reservationSeconds', es: string, en: string) =>
    valueChange(key, { es, en }, `${before[key]} s`, `${after[key]} s`);
  return [
    ...limitChanges(before, after),
    ...budgetChanges(before, after),
    ...neverChanges(before, after),
    ...localisedListChanges(
      'exclusions',
      { es: 'Soluciones que se excluyen', en: 'Remedies that exclude each other' },
      exclusionsOf(before),
      exclusionsOf(after),
    ),
    ...localisedListChanges(
      'goodwill',
      { es: 'Lo que se da por gentileza', en: 'What is given out of kindness' },
      nounsOf({ remedies: before.goodwill }),
      nounsOf({ remedies: after.goodwill }),
    ),
    ...listChanges('rates', { es: 'Cambios de moneda', en: 'Exchange rates' }, ratesOf(before), ratesOf(after)),
    ...seconds('answerWithinSeconds', 'Tiempo para contestar', 'Time to answer'),
    ...seconds('undoWithinSeconds', 'Tiempo para deshacer', 'Time to undo'),
    ...seconds('reservationSeconds', 'Tiempo de una reserva', 'Time of a reservation'),
  ];
}

function limitChanges({ limits: before }: AuthorityPolicy, { limits: after }: AuthorityPolicy): readonly DraftChange[] {
  const { added, removed, kept } = matchById(before, after);
  return [
    ...removed.map(({ id }) => changeAt('limits', `Se quita el límite «${id}»`, `Limit “${id}” is removed`)),
    ...after.flatMap((limit, place) => {
      const path = `limits.${place}`;
      if (added.includes(limit)) return [addedLimit(path, limit)];
      const pair = kept.find((each) => each.after === limit);
      return pair ? changesOfLimit(path, pair.before, limit) : [];
    }),
  ];
}

function addedLimit(path: string, { id, perDecision }: AuthorityLimit): DraftChange {
  if (!perDecision) return changeAt(path, `Se añade el límite «${id}»`, `Limit “${id}” is added`);
  const [es, en] = [moneyWords(perDecision, 'es'), moneyWords(perDecision, 'en')];
  return changeAt(path, `Se añade el límite «${id}»: ${es} por decisión`, `Limit “${id}” is added: ${en} per decision`);
}

function changesOfLimit(path: string, before: AuthorityLimit, after: AuthorityLimit): readonly DraftChange[] {
  const named = (es: string, en: string): Localised => ({
    es: `Límite «${after.id}»: ${es}`,
    en: `Limit “${after.id}”: ${en}`,
  });
  const sum = (key: 'perDecision' | 'perCustomer' | 'perDay', es: string, en: string) =>
    sumChange(`${path}.${key}`, named(es, en), before[key], after[key]);
  const days = ({ perCustomer }: AuthorityLimit) => (perCustomer ? String(perCustomer.days) : null);
  return [
    ...sum('perDecision', 'lo que cabe en una decisión', 'what fits one decision'),
    ...sum('perCustomer', 'lo que cabe por cliente', 'what fits one customer'),
    ...valueChange(
      `${path}.perCustomer.days`,
      named('días por cliente', 'days per customer'),
      days(before),
      days(after),
    ),
    ...sum('perDay', 'lo que cabe en un día', 'what fits one day'),
    ...localisedListChanges(`${path}.remedies`, named('soluciones', 'remedies'), nounsOf(before), nounsOf(after)),
    ...listChanges(`${path}.for`, named('para quién', 'for whom'), scopeOf(before.for), scopeOf(after.for)),
  ];
}

function budgetChanges(
  { budgets: before }: AuthorityPolicy,
  { budgets: after }: AuthorityPolicy,
): readonly DraftChange[] {
  const { added, removed, kept } = matchById(before, after);
  const named = (es: string, en: string, { name }: Budget): Localised => ({
    es: `Presupuesto ${quote(name.es, 'es')}${es}`,
    en: `Budget ${quote(name.en, 'en')}${en}`,
  });
  return [
    ...removed.map((budget) => ({ path: 'budgets', words: named(': se quita', ' is removed', budget) })),
    ...added.map((budget) => ({
      path: `budgets.${after.indexOf(budget)}`,
      words: named(
        `: se añade, ${moneyWords(budget.amount, 'es')}`,
        ` is added: ${moneyWords(budget.amount, 'en')}`,
        budget,
      ),
    })),
    ...kept.flatMap((pair) => {
      const path = `budgets.${after.indexOf(pair.after)}`;
      return [
        ...textChange(`${path}.name`, named(': nombre', ': name', pair.after), pair.before.name, pair.after.name),
        ...sumChange(`${path}.amount`, named('', '', pair.after), pair.before.amount, pair.after.amount),
        ...valueChange(
          `${path}.period`,
          named(': periodo', ': period', pair.after),
          pair.before.period,
          pair.after.period,
        ),
        ...listChanges(`${path}.teams`, named(': equipos', ': teams', pair.after), pair.before.teams, pair.after.teams),
      ];
    }),
  ];
}

function neverChanges({ never: before }: AuthorityPolicy, { never: after }: AuthorityPolicy): readonly DraftChange[] {
  const { added, removed, kept } = matchById(before, after);
  return [
    ...removed.map(({ id, because }) =>
      changeAt('never', `Ya no se prohíbe «${id}» (${because.es})`, `“${id}” (${because.en}) is no longer forbidden`),
    ),
    ...added.map((rule) =>
      changeAt(
        `never.${after.indexOf(rule)}`,
        `Se prohíbe «${rule.id}» (${rule.because.es})`,
        `“${rule.id}” (${rule.because.en}) is forbidden`,
      ),
    ),
    ...kept.flatMap((pair) => {
      const path = `never.${after.indexOf(pair.after)}`;
      const named = (es: string, en: string): Localised => ({
        es: `Prohibición «${pair.after.id}»: ${es}`,
        en: `Ban “${pair.after.id}”: ${en}`,
      });
      return [
        ...valueChange(`${path}.when`, named('cuándo', 'when'), pair.before.when, pair.after.when),
        ...localisedListChanges(
          `${path}.remedies`,
          named('soluciones', 'remedies'),
          nounsOf(pair.before),
          nounsOf(pair.after),
        ),
        ...textChange(`${path}.because`, named('por qué', 'why'), pair.before.because, pair.after.because),
      ];
    }),
  ];
}

const nounsOf = ({ remedies }: Pick<AuthorityLimit, 'remedies'>): readonly Localised[] =>
  remedies.map((kind) => remedyNouns[kind]);

const exclusionsOf = ({ exclusions }: AuthorityPolicy): readonly Localised[] =>
  exclusions.map(({ remedies, because }) => ({
    es: `${remedies.map((kind) => remedyNouns[kind].es).join(' + ')}: ${because.es}`,
    en: `${remedies.map((kind) => remedyNouns[kind].en).join(' + ')}: ${because.en}`,
  }));

const ratesOf = ({ rates }: AuthorityPolicy): readonly string[] =>
  rates.map(({ currency, from, rate }) => `${currency} ${from}: ${rate}`);

/** A scope as plain texts, one for each condition. */
const scopeOf = (scope: AuthorityScope): readonly string[] =>
  Object.entries(scope).flatMap(([key, value]: [string, readonly string[] | number | undefined]) =>
    (typeof value === 'object' ? value : [value ?? '']).map((each) => `${key}: ${each}`),
  );
