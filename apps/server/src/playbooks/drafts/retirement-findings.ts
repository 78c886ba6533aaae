import {
  languages,
  type Article,
  type DraftFinding,
  type Guideline,
  type Localised,
  type Script,
} from '@aliado/domain';
import type { InForce } from '../in-force.ts';
import type { Sourced } from '../pack/pack-checks.ts';
import { idOf } from './authored-text.ts';

/** What is offered beside a part that is to be retired. */
export type Offered = Pick<InForce, 'organisation' | 'houseWords' | 'scripts' | 'guidelines' | 'articles'>;

/** Phrases that are named in one finding; more are counted. */
const namedPhrases = 3;

/** What still leads to a script that is to be retired, and what would be missed without it. Empty for one that is offered. */
export function scriptRetirement(draft: Sourced<Script>, around: Offered): readonly DraftFinding[] {
  const { id, matter, isPart, retired } = draft.value;
  if (retired === undefined) return [];
  const others = around.scripts.filter((script) => script.id !== id);
  const led = others.flatMap((script) =>
    script.steps.flatMap((step) => (step.kind === 'script' && step.script === id ? [leads(script, step.tick)] : [])),
  );
  const fault = finding(draft, 'fault');
  if (isPart) return led.map(fault);
  const isLast = others.every((script) => script.isPart === true || script.matter !== matter);
  const [es, en] = [matterName(around, matter, 'es'), matterName(around, matter, 'en')];
  const alone = { es: `Sin él no queda ningún guion para «${es}»`, en: `Without it no script is left for “${en}”` };
  return [
    ...led.map(fault),
    ...[...(isLast ? [alone] : []), ...lostPhrases(draft.value, others)].map(finding(draft, 'notice')),
  ];
}

/** The same of a guideline. */
export function guidelineRetirement(draft: Sourced<Guideline>, around: Offered): readonly DraftFinding[] {
  const { id, matters, retired } = draft.value;
  if (retired === undefined) return [];
  const offers = around.scripts.flatMap((script) =>
    script.steps.flatMap((step) => (step.kind === 'offer' && step.guideline === id ? [leads(script, step.tick)] : [])),
  );
  const warnings = around.houseWords.warnings
    .filter(({ guideline }) => guideline === id)
    .map(({ name }) => ({
      es: `La advertencia de la casa «${name.es}» lleva todavía aquí`,
      en: `The warning of the house “${name.en}” still leads here`,
    }));
  const others = around.guidelines.filter((guideline) => guideline.id !== id);
  const lost = matters.filter((matter) => others.every((guideline) => !guideline.matters.includes(matter)));
  const alone = lost.map((matter) => ({
    es: `Sin ella no queda ninguna pauta para «${matterName(around, matter, 'es')}»`,
    en: `Without it no guideline is left for “${matterName(around, matter, 'en')}”`,
  }));
  return [...[...offers, ...warnings].map(finding(draft, 'fault')), ...alone.map(finding(draft, 'notice'))];
}

/** The same of an article in one language: nothing leads to it but what is asked. */
export function articleRetirement(draft: Sourced<Article>, around: Offered): readonly DraftFinding[] {
  const { id, language, matters, retired } = draft.value;
  if (retired === undefined) return [];
  const others = [...around.articles.values()].filter((article) => article.id !== id && article.language === language);
  const lost = matters.filter((matter) => others.every((article) => !article.matters.includes(matter)));
  const twins = languages.filter((one) => one !== language && around.articles.has(`${idOf(id)}.${one}`));
  return [
    ...twins.map(() => ({
      es: 'En el otro idioma se ofrece todavía: retíralo también',
      en: 'It is still offered in the other language: retire that too',
    })),
    ...lost.map((matter) => ({
      es: `Sin él no queda ningún artículo para «${matterName(around, matter, 'es')}»`,
      en: `Without it no article is left for “${matterName(around, matter, 'en')}”`,
    })),
  ].map(finding(draft, 'notice'));
}

const leads = ({ name }: Script, tick: Localised): Localised => ({
  es: `El guion «${name.es}» lleva todavía aquí, en su paso «${tick.es}»`,
  en: `The script “${name.en}” still leads here, in its step “${tick.en}”`,
});

/** Phrases that call this script and no other. */
function lostPhrases({ triggers }: Script, others: readonly Script[]): readonly Localised[] {
  return languages.flatMap((language) => {
    const taken = new Set(others.flatMap((script) => script.triggers[language]));
    const lost = triggers[language].filter((phrase) => !taken.has(phrase));
    if (lost.length === 0) return [];
    const named = (open: string, close: string, more: string) =>
      [
        ...lost.slice(0, namedPhrases).map((phrase) => `${open}${phrase}${close}`),
        ...(lost.length > namedPhrases ? [`${more} ${lost.length - namedPhrases}`] : []),
      ].join(', ');
    return [
      {
        es: `Ya no llama a ningún guion: ${named('«', '»', 'y otras')}`,
        en: `Calls no script any more: ${named('“', '”', 'and others:')}`,
      },
    ];
  });
}

const matterName = ({ organisation }: Offered, matter: string, language: keyof Localised): string =>
  organisation?.matters.find(({ id }) => id === matter)?.name[language] ?? matter;

const finding =
  ({ source }: Sourced<unknown>, severity: DraftFinding['severity']) =>
  (reason: Localised): DraftFinding => ({
    ...{ severity, path: 'retired', reason, example: null },
    line: source.faultAt(['retired'], '').line,
  });
