import type {
  Article,
  AuthoredEntry,
  Guideline,
  Language,
  Localised,
  Organisation,
  Script,
  ScriptStep,
} from '@aliado/domain';
import { languages } from '@aliado/domain';
import type { PartId } from './playbook-api.ts';

/** What can be begun: a part of scripts is a script that others walk through. */
export type NewKind = 'guideline' | 'script' | 'part' | 'article';

/** Every kind, in the order in which a form offers them. */
export const newKinds: readonly NewKind[] = ['guideline', 'script', 'part', 'article'];

/** What somebody says of a part before it is begun. */
export interface Beginning {
  readonly kind: NewKind;
  readonly id: string;
  readonly name: Localised;
  readonly matter: string;
  /** The team that answers for it; nobody does for an article. */
  readonly owner: string;
}

/** What is wrong with a beginning, by its field; the console has a sentence for each. */
export interface BeginningProblems {
  readonly name: 'missing' | null;
  readonly id: 'missing' | 'not-kebab' | 'too-long' | 'taken' | null;
  readonly matter: 'missing' | null;
  readonly owner: 'missing' | null;
}

/** As the server takes ids: characters at most. */
const longestId = 100;

/** An id made of a name: kebab-case, without accents. */
export const idFrom = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestId)
    .replace(/^-|-$/g, '');

/** What keeps a part from being begun. Guidelines, scripts and articles have their ids each for themselves. */
export function problemsOf(
  { kind, id, name, matter, owner }: Beginning,
  entries: readonly AuthoredEntry[],
): BeginningProblems {
  const taken = partsOf({ kind, id }).some((part) =>
    entries.some((one) => one.kind === part.kind && one.id === part.id),
  );
  return {
    name: languages.some((language) => name[language].trim() === '') ? 'missing' : null,
    id: problemOfId(id, taken),
    matter: matter === '' ? 'missing' : null,
    owner: owner === '' && kind !== 'article' ? 'missing' : null,
  };
}

/** What is to be written, part by part: an article stands in both languages at once. */
export function beginnings(
  beginning: Beginning,
  { organisation, today }: { readonly organisation: Organisation; readonly today: string },
): readonly (PartId & { readonly content: Readonly<Record<string, unknown>> })[] {
  const { kind, name } = beginning;
  return partsOf(beginning).map((part) => {
    switch (kind) {
      case 'guideline':
        return { ...part, content: { ...newGuideline(beginning, today) } };
      case 'article':
        return { ...part, content: { ...newArticle(beginning, name, languageOf(part.id)) } };
      default:
        return { ...part, content: { ...newScript(beginning, organisation) } };
    }
  });
}

function problemOfId(id: string, isTaken: boolean): BeginningProblems['id'] {
  if (id === '') return 'missing';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return 'not-kebab';
  if (id.length > longestId) return 'too-long';
  return isTaken ? 'taken' : null;
}

function partsOf({ kind, id }: Pick<Beginning, 'kind' | 'id'>): readonly PartId[] {
  if (kind === 'article') return languages.map((language) => ({ kind, id: `${id}.${language}` }));
  return [{ kind: kind === 'part' ? 'script' : kind, id }];
}

const languageOf = (id: string): Language => (id.endsWith('.en') ? 'en' : 'es');

const words: Localised = { es: '…', en: '…' };

const newGuideline = ({ id, name, matter, owner }: Beginning, today: string): Guideline => ({
  ...{ id, version: 1, name, matters: [matter], owner, why: words, effectiveFrom: today, hitPolicy: 'first' },
  inputs: [{ id: 'tier', label: { es: 'Nivel del cliente', en: 'Customer tier' }, expression: 'customer.tier' }],
  rules: [{ id: 'otherwise', when: ['-'], then: [{ remedy: 'none' }], because: words }],
});

function newScript({ kind, id, name, matter, owner }: Beginning, { dispositions }: Organisation): Script {
  const isPart = kind === 'part';
  const last: ScriptStep = isPart
    ? { id: 'back', kind: 'return', tick: { es: 'Volver', en: 'Go back' }, text: words }
    : {
        ...{ id: 'close', kind: 'close', tick: { es: 'Cerrar', en: 'Close' }, text: words },
        disposition: dispositions[0]?.id ?? '',
      };
  return {
    ...{ id, version: 1, name, matter, owner },
    ...(isPart && { isPart }),
    ...{ triggers: { es: [], en: [] }, start: 'open' },
    steps: [{ id: 'open', kind: 'say', tick: { es: 'Empezar', en: 'Begin' }, text: words, next: last.id }, last],
  };
}

const newArticle = ({ id, matter }: Beginning, title: Localised, language: Language): Article => ({
  ...{ id, language, version: 1, title: title[language], matters: [matter], readMinutes: 1, body: '…' },
});
