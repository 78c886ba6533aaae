import { nextOf } from '../script/validate-script.ts';
import type { Script, ScriptStep, ScriptStepKind } from '../script/script.ts';
import { languages, type Localised } from '../text/localised.ts';
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

const kinds: Readonly<Record<ScriptStepKind, Localised>> = {
  say: { es: 'decir', en: 'say' },
  ask: { es: 'preguntar', en: 'ask' },
  check: { es: 'comprobar', en: 'check' },
  do: { es: 'hacer', en: 'do' },
  script: { es: 'recorrer otro guion', en: 'walk another script' },
  return: { es: 'volver', en: 'return' },
  decide: { es: 'decidir', en: 'decide' },
  offer: { es: 'ofrecer', en: 'offer' },
  promise: { es: 'prometer', en: 'promise' },
  'hand-off': { es: 'pasar', en: 'hand off' },
  close: { es: 'cerrar', en: 'close' },
};

/** What a draft of a script changes, in words: the head, then step by step. Empty when nothing changed. */
export function diffScript(before: Script, after: Script): readonly DraftChange[] {
  const yes = (isPart: true | undefined) => (isPart ? '✓' : null);
  return [
    ...textChange('name', { es: 'Nombre', en: 'Name' }, before.name, after.name),
    ...valueChange('matter', { es: 'Asunto', en: 'Matter' }, before.matter, after.matter),
    ...valueChange('owner', { es: 'Responde', en: 'Owner' }, before.owner, after.owner),
    ...valueChange('isPart', { es: 'Parte de otros', en: 'Part of others' }, yes(before.isPart), yes(after.isPart)),
    ...phraseChanges('triggers', { es: 'Frases que lo llaman', en: 'Phrases that call it' }, before, after),
    ...phraseChanges('heard', { es: 'Frases de clientes', en: 'What customers say' }, before, after),
    ...phraseChanges('notFor', { es: 'Frases que lo descartan', en: 'Phrases that rule it out' }, before, after),
    ...checklistChanges(before, after),
    ...valueChange('start', { es: 'Primer paso', en: 'First step' }, before.start, after.start),
    ...stepChanges(before, after),
    ...retirementChange(before, after),
  ];
}

function phraseChanges(
  field: 'triggers' | 'heard' | 'notFor',
  name: Localised,
  { [field]: before }: Script,
  { [field]: after }: Script,
): readonly DraftChange[] {
  return languages.flatMap((language) => {
    const [es, en] = language === 'es' ? ['español', 'Spanish'] : ['inglés', 'English'];
    const named = { es: `${name.es} en ${es}`, en: `${name.en} in ${en}` };
    return listChanges(`${field}.${language}`, named, before?.[language] ?? [], after?.[language] ?? []);
  });
}

function checklistChanges({ checklist: before = [] }: Script, { checklist: after = [] }: Script) {
  const { added, removed, kept } = matchById(before, after);
  const name = { es: 'Lista de comprobación', en: 'Checklist' };
  return [
    ...removed.flatMap(({ words }) => textChange('checklist', name, words, undefined)),
    ...added.flatMap(({ words }) => textChange('checklist', name, undefined, words)),
    ...kept.flatMap((pair) => {
      const path = `checklist.${after.indexOf(pair.after)}`;
      const item = { es: `Punto «${pair.after.id}»`, en: `Item “${pair.after.id}”` };
      return [
        ...textChange(`${path}.words`, item, pair.before.words, pair.after.words),
        ...valueChange(
          `${path}.by`,
          { es: `${item.es}: lo dice`, en: `${item.en}: said by` },
          pair.before.by,
          pair.after.by,
        ),
        ...languages.flatMap((language) =>
          listChanges(
            `${path}.heard.${language}`,
            { es: `${item.es}: se oye`, en: `${item.en}: heard` },
            pair.before.heard[language],
            pair.after.heard[language],
          ),
        ),
      ];
    }),
  ];
}

function stepChanges(before: Script, after: Script): readonly DraftChange[] {
  const { added, removed, kept, moved } = matchById(before.steps, after.steps);
  return [
    ...removed.map(({ id, tick }) =>
      changeAt('steps', `Se quita el paso «${id}» (${tick.es})`, `Step “${id}” (${tick.en}) is removed`),
    ),
    ...after.steps.flatMap((step, index) => {
      const path = `steps.${index}`;
      const { id, tick, kind } = step;
      if (added.includes(step)) {
        const [es, en] = [kinds[kind].es, kinds[kind].en];
        return [
          changeAt(path, `Se añade el paso «${id}» (${es}: ${tick.es})`, `Step “${id}” (${en}: ${tick.en}) is added`),
        ];
      }
      const pair = kept.find((each) => each.after === step);
      return [
        ...(moved.includes(id)
          ? [changeAt(path, `El paso «${id}» cambia de lugar en la lista`, `Step “${id}” moves within the list`)]
          : []),
        ...(pair ? changesOfStep(path, pair.before, step) : []),
      ];
    }),
  ];
}

function changesOfStep(path: string, before: ScriptStep, after: ScriptStep): readonly DraftChange[] {
  const named = (es: string, en: string): Localised => ({
    es: `Paso «${after.id}»: ${es}`,
    en: `Step “${after.id}”: ${en}`,
  });
  return [
    ...textChange(`${path}.kind`, named('qué pide', 'what it asks'), kinds[before.kind], kinds[after.kind]),
    ...textChange(`${path}.tick`, named('nombre corto', 'short name'), before.tick, after.tick),
    ...textChange(`${path}.text`, named('texto', 'text'), before.text, after.text),
    ...valueChange(`${path}.when`, named('solo si', 'only if'), before.when ?? null, after.when ?? null),
    ...routeChanges(path, before, after, named),
    ...ownChanges(path, before, after, named),
  ];
}

type Named = (es: string, en: string) => Localised;

function routeChanges(path: string, before: ScriptStep, after: ScriptStep, named: Named): readonly DraftChange[] {
  if (before.kind === 'decide' && after.kind === 'decide') {
    const { added, removed, kept } = matchById(before.options, after.options);
    const to = (next: string): Localised => ({ es: `hacia «${next}»`, en: `to “${next}”` });
    return [
      ...removed.map(({ label }) => ({
        path: `${path}.options`,
        words: named(`se quita la salida ${quote(label.es, 'es')}`, `the way ${quote(label.en, 'en')} is removed`),
      })),
      ...added.map(({ label, next }) => ({
        path: `${path}.options`,
        words: named(
          `se añade la salida ${quote(label.es, 'es')} ${to(next).es}`,
          `the way ${quote(label.en, 'en')} ${to(next).en} is added`,
        ),
      })),
      ...kept.flatMap((pair) => {
        const at = `${path}.options.${after.options.indexOf(pair.after)}`;
        const way = (es: string, en: string) =>
          named(`la salida «${pair.after.id}» ${es}`, `the way “${pair.after.id}” ${en}`);
        return [
          ...textChange(`${at}.label`, way('se llama', 'is called'), pair.before.label, pair.after.label),
          ...valueChange(
            `${at}.when`,
            way('es probable si', 'is likely if'),
            pair.before.when ?? null,
            pair.after.when ?? null,
          ),
          ...valueChange(`${at}.next`, way('sigue en', 'goes on to'), pair.before.next, pair.after.next),
        ];
      }),
    ];
  }
  const [one = null, other = null] = [nextOf(before), nextOf(after)].map((next) =>
    next.length > 0 ? next.join(', ') : null,
  );
  return valueChange(`${path}.next`, named('sigue en', 'goes on to'), one, other);
}

/** What only steps of one kind have. */
function ownChanges(path: string, before: ScriptStep, after: ScriptStep, named: Named): readonly DraftChange[] {
  if (before.kind !== after.kind) return [];
  if (before.kind === 'check' && after.kind === 'check') {
    return localisedListChanges(`${path}.items`, named('por comprobar', 'to check'), before.items, after.items);
  }
  if (before.kind === 'promise' && after.kind === 'promise') {
    const [one, other] = [before.promise, after.promise];
    return [
      ...textChange(`${path}.promise.what`, named('se promete', 'promised'), one.what, other.what),
      ...valueChange(`${path}.promise.team`, named('lo cumple', 'kept by'), one.team, other.team),
      ...valueChange(
        `${path}.promise.withinHours`,
        named('en horas', 'within hours'),
        `${one.withinHours}`,
        `${other.withinHours}`,
      ),
    ];
  }
  return [...settingChanges(path, settingsOf(before), settingsOf(after), named)];
}

/** The settings of other steps as plain texts, by their key. */
function settingsOf(step: ScriptStep): Readonly<Record<string, string>> {
  switch (step.kind) {
    case 'say':
      return step.readOut ? { readOut: '✓' } : {};
    case 'ask':
      return { field: JSON.stringify(step.field), ...(step.call && { call: JSON.stringify(step.call) }) };
    case 'do':
      return step.call ? { call: JSON.stringify(step.call) } : {};
    case 'script':
      return { script: step.script };
    case 'offer':
      return { guideline: step.guideline };
    case 'hand-off':
      return { team: step.team, ...(step.call && { call: JSON.stringify(step.call) }) };
    case 'close':
      return { disposition: step.disposition };
    default:
      return {};
  }
}

const settings: Readonly<Record<string, Localised>> = {
  readOut: { es: 'se lee palabra por palabra', en: 'read out word by word' },
  field: { es: 'qué se anota', en: 'what is noted' },
  call: { es: 'qué pide a otro sistema', en: 'what it asks of another system' },
  script: { es: 'guion que recorre', en: 'script it walks' },
  guideline: { es: 'directriz que decide', en: 'guideline that decides' },
  team: { es: 'a qué equipo', en: 'to which team' },
  disposition: { es: 'cierre que propone', en: 'disposition it proposes' },
};

function settingChanges(
  path: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  named: Named,
): readonly DraftChange[] {
  return Object.entries(settings).flatMap(([key, { es, en }]) =>
    valueChange(`${path}.${key}`, named(es, en), before[key] ?? null, after[key] ?? null),
  );
}
