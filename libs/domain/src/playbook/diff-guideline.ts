import type { Guideline, GuidelineRule } from '../guideline/guideline.ts';
import type { Language, Localised } from '../text/localised.ts';
import type { DraftChange } from '../wire/authoring.ts';
import {
  changeAt,
  listChanges,
  localisedListChanges,
  matchById,
  quote,
  retirementChange,
  textChange,
  valueChange,
} from './change-words.ts';
import { remedyChanges, remedyWords, type Named } from './diff-remedies.ts';

/** What a draft of a guideline changes, in words: the head, then the inputs, then rule by rule. Empty when nothing changed. */
export function diffGuideline(before: Guideline, after: Guideline): readonly DraftChange[] {
  return [
    ...textChange('name', { es: 'Nombre', en: 'Name' }, before.name, after.name),
    ...listChanges('matters', { es: 'Asuntos', en: 'Matters' }, before.matters, after.matters),
    ...valueChange('owner', { es: 'Responde', en: 'Owner' }, before.owner, after.owner),
    ...textChange('why', { es: 'Por qué existe', en: 'Why it exists' }, before.why, after.why),
    ...valueChange('effectiveFrom', { es: 'Vale desde', en: 'Holds from' }, before.effectiveFrom, after.effectiveFrom),
    ...valueChange(
      'effectiveTo',
      { es: 'Deja de valer', en: 'Holds until' },
      before.effectiveTo ?? null,
      after.effectiveTo ?? null,
    ),
    ...valueChange(
      'hitPolicy',
      { es: 'Qué reglas cuentan', en: 'Which rules count' },
      before.hitPolicy,
      after.hitPolicy,
    ),
    ...inputChanges(before, after),
    ...ruleChanges(before, after),
    ...neverChanges(before, after),
    ...retirementChange(before, after),
  ];
}

function inputChanges(before: Guideline, after: Guideline): readonly DraftChange[] {
  const { added, removed, kept } = matchById(before.inputs, after.inputs);
  const path = (id: string) => `inputs.${after.inputs.findIndex((input) => input.id === id)}`;
  return [
    ...removed.map(({ label }) =>
      changeAt('inputs', `Ya no se mira ${quote(label.es, 'es')}`, `${quote(label.en, 'en')} is no longer looked at`),
    ),
    ...added.map(({ id, label, expression }) =>
      changeAt(
        path(id),
        `Ahora se mira ${quote(label.es, 'es')} (${expression})`,
        `${quote(label.en, 'en')} is looked at now (${expression})`,
      ),
    ),
    ...kept.flatMap((pair) => {
      const { id, label } = pair.after;
      const named = { es: `Qué es ${quote(label.es, 'es')}`, en: `What ${quote(label.en, 'en')} is` };
      return [
        ...textChange(
          `${path(id)}.label`,
          { es: 'Nombre de lo que se mira', en: 'Name of what is looked at' },
          pair.before.label,
          label,
        ),
        ...valueChange(`${path(id)}.expression`, named, pair.before.expression, pair.after.expression),
      ];
    }),
  ];
}

function ruleChanges(before: Guideline, after: Guideline): readonly DraftChange[] {
  const { added, removed, kept, moved } = matchById(before.rules, after.rules);
  const place = (rules: readonly GuidelineRule[], ruleId: string) => rules.findIndex(({ id }) => id === ruleId);
  return [
    ...removed.map((rule) => {
      const { es, en } = ruleName(rule, place(before.rules, rule.id));
      return changeAt('rules', `Se quita la regla ${es}`, `Rule ${en} is removed`);
    }),
    ...after.rules.flatMap((rule, index) => {
      const path = `rules.${index}`;
      if (added.includes(rule)) return [addedRule(path, rule, index)];
      const pair = kept.find((each) => each.after === rule);
      const from = place(before.rules, rule.id) + 1;
      const name = pair ? ruleName(pair.before, index) : ruleName(rule, index);
      return [
        ...(moved.includes(rule.id)
          ? [
              changeAt(
                path,
                `La regla ${name.es} pasa del lugar ${from} al ${index + 1}`,
                `Rule ${name.en} moves from place ${from} to ${index + 1}`,
              ),
            ]
          : []),
        ...(pair ? changesOfRule(path, name, pair, before, after) : []),
      ];
    }),
  ];
}

/** What a rule is called: why it exists, which is what its row says; where it says nothing, its place from 1. */
function ruleName({ because }: GuidelineRule, index: number): Localised {
  const named = (language: Language, otherwise: string) => {
    const words = because[language].trim().replace(/\.$/, '');
    return words === '' ? otherwise : quote(words, language);
  };
  return { es: named('es', `de la fila ${index + 1}`), en: named('en', `in row ${index + 1}`) };
}

function addedRule(path: string, rule: GuidelineRule, index: number): DraftChange {
  const { then } = rule;
  const { es, en } = ruleName(rule, index);
  const given = (language: Language) => then.map((remedy) => remedyWords(remedy, language)).join(', ');
  return changeAt(
    path,
    `Se añade la regla ${es} en el lugar ${index + 1}: ${given('es')}`,
    `Rule ${en} is added in place ${index + 1}: ${given('en')}`,
  );
}

function changesOfRule(
  path: string,
  name: Localised,
  { before, after }: { readonly before: GuidelineRule; readonly after: GuidelineRule },
  earlier: Guideline,
  later: Guideline,
): readonly DraftChange[] {
  const named = (es: string, en: string): Localised => ({
    es: `Regla ${name.es}: ${es}`,
    en: `Rule ${name.en}: ${en}`,
  });
  return [
    ...later.inputs.flatMap(({ id, label }, nth) => {
      const place = earlier.inputs.findIndex((input) => input.id === id);
      const condition = named(`la condición de «${label.es}»`, `the condition on “${label.en}”`);
      return valueChange(`${path}.when.${nth}`, condition, before.when[place] ?? '-', after.when[nth] ?? '-');
    }),
    ...remedyChanges(path, before.then, after.then, named),
    ...textChange(
      `${path}.say`,
      named('lo que se dice al cliente', 'what is said to the customer'),
      before.say,
      after.say,
    ),
    ...checkChanges(path, before, after, named),
    ...textChange(`${path}.because`, named('por qué existe', 'why it exists'), before.because, after.because),
  ];
}

function checkChanges(path: string, before: GuidelineRule, after: GuidelineRule, named: Named): readonly DraftChange[] {
  const [one, other] = [before.checks ?? [], after.checks ?? []];
  return localisedListChanges(`${path}.checks`, named('antes de darlo', 'before it is given'), one, other);
}

function neverChanges({ never: before = [] }: Guideline, { never: after = [] }: Guideline): readonly DraftChange[] {
  return localisedListChanges('never', { es: 'Lo que nunca se hace', en: 'What is never done' }, before, after);
}
