import type { Article, AuthoredKind, DraftFinding, Guideline, Localised, Script } from '@aliado/domain';
import { fileOf } from '../file-of.ts';
import { isRetired, type InForce } from '../in-force.ts';
import { authorityNotices } from '../pack/authority-checks.ts';
import type { PackAuthority } from '../pack/authority-schema.ts';
import type { PackFault } from '../pack/pack.ts';
import { checkPack, type Sourced } from '../pack/pack-checks.ts';
import { SourceFile } from '../pack/source-file.ts';
import { readAuthored, type AuthoredContent } from './authored-text.ts';
import { faultWords } from './fault-words.ts';
import { rowNames } from './row-names.ts';
import { articleRetirement, guidelineRetirement, scriptRetirement, type Offered } from './retirement-findings.ts';
import { tableFindings } from './table-findings.ts';

/** What a draft is checked against. */
export interface DraftSurroundings {
  /** What else is in force. */
  readonly inForce: InForce;
  /** The ids of articles that are drafted: one language may come before the other. */
  readonly draftedArticles: readonly string[];
  /** What waits for its hour, as it will be. */
  readonly scheduled: readonly Scheduled[];
}

/** A part that comes into force by its hour. */
export interface Scheduled {
  readonly kind: AuthoredKind;
  readonly id: string;
  readonly content: AuthoredContent;
}

/** Finds what is wrong with a draft, and what is worth a look, in the playbook around it and by the checks of packs. By line. */
export function checkDraft(
  { kind, id, text }: { readonly kind: AuthoredKind; readonly id: string; readonly text: string },
  around: DraftSurroundings,
): readonly DraftFinding[] {
  const read = readAuthored(kind, id, text);
  if ('faults' in read) return inOrder(read.faults.map((fault) => findingOf('fault', fault, faultWords(fault.reason))));
  const file = fileOf(kind, id);
  const isHere = (fault: PackFault) => fault.file === file;
  const pack = packAround(kind, id, read, around);
  const guideline = pack.guidelines[0];
  const nameOfRule = guideline ? rowNames(guideline.value) : null;
  return inOrder([
    ...(pack.organisation ? checkPack({ ...pack, organisation: pack.organisation }).filter(isHere) : []).map((fault) =>
      findingOf('fault', fault, faultWords(fault.reason, nameOfRule)),
    ),
    ...(guideline ? tableFindings(guideline, around.inForce.organisation?.currency ?? '') : []),
    ...retirementOf(pack, withScheduled(around)),
    ...noticesOf(kind, pack, around).map((notice) =>
      isHere(notice)
        ? findingOf('notice', notice, faultWords(notice.reason))
        : findingOf('notice', { file, line: 1 }, faultWords(notice.reason), notice.file),
    ),
  ]);
}

/** Whether it can be published as it stands. */
export const hasFaults = (findings: readonly DraftFinding[]): boolean =>
  findings.some(({ severity }) => severity === 'fault');

/** The draft as the only part of a pack of which all names are known. */
function packAround(
  kind: AuthoredKind,
  id: string,
  part: Sourced<AuthoredContent>,
  { inForce: { organisation, scripts, guidelines, articles, retired }, draftedArticles, scheduled }: DraftSurroundings,
) {
  const gone = (wanted: AuthoredKind) => retired.filter((one) => one.kind === wanted).map((one) => one.id);
  const going = (wanted: AuthoredKind) =>
    scheduled.filter((one) => one.kind === wanted && isRetired(one.content)).map((one) => one.id);
  const only = <T>(wanted: AuthoredKind): readonly Sourced<T>[] => (kind === wanted ? [part as Sourced<T>] : []);
  const [authority] = only<PackAuthority>('authority');
  const names = (wanted: AuthoredKind, ids: Iterable<string>) => [
    ...ids,
    ...gone(wanted),
    ...(kind === wanted ? [id] : []),
  ];
  return {
    organisation: organisation && { value: organisation, source: new SourceFile('pack.yaml', '') },
    ...(authority && { authority }),
    scripts: only<Script>('script'),
    guidelines: only<Guideline>('guideline'),
    articles: only<Article>('article'),
    conversations: [],
    retired: {
      scripts: [...gone('script'), ...going('script')],
      guidelines: [...gone('guideline'), ...going('guideline')],
    },
    files: {
      scripts: names(
        'script',
        scripts.map((script) => script.id),
      ),
      guidelines: names(
        'guideline',
        guidelines.map((guideline) => guideline.id),
      ),
      articles: names('article', [...articles.keys(), ...draftedArticles]),
    },
  };
}

/** What is in force and what will be by its hour: both may lead somewhere. */
function withScheduled({ inForce, scheduled }: DraftSurroundings): Offered {
  const coming = <T>(wanted: AuthoredKind): readonly T[] =>
    scheduled.filter(({ kind, content }) => kind === wanted && !isRetired(content)).map(({ content }) => content as T);
  return {
    ...inForce,
    scripts: [...inForce.scripts, ...coming<Script>('script')],
    guidelines: [...inForce.guidelines, ...coming<Guideline>('guideline')],
  };
}

/** What is found in a draft that retires something. */
const retirementOf = (
  { scripts, guidelines, articles }: Pick<ReturnType<typeof packAround>, 'scripts' | 'guidelines' | 'articles'>,
  offered: Offered,
): readonly DraftFinding[] => [
  ...scripts.flatMap((script) => scriptRetirement(script, offered)),
  ...guidelines.flatMap((guideline) => guidelineRetirement(guideline, offered)),
  ...articles.flatMap((article) => articleRetirement(article, offered)),
];

/** What is worth a look between who may give what and what guidelines allow: of the draft, with the other as it is in force. */
function noticesOf(
  kind: AuthoredKind,
  { authority, guidelines }: ReturnType<typeof packAround>,
  { inForce }: DraftSurroundings,
): readonly PackFault[] {
  const accounts = inForce.organisation?.accounts ?? [];
  if (kind === 'authority' && authority) {
    const all = inForce.guidelines.map((value) => {
      return { value, source: new SourceFile(fileOf('guideline', value.id), '') };
    });
    return authorityNotices(authority, all, accounts);
  }
  if (kind !== 'guideline' || !inForce.authority) return [];
  const value = { ...inForce.authority, id: 'authority' as const } as PackAuthority;
  const source = new SourceFile(fileOf('authority', 'authority'), '');
  return authorityNotices({ value, source }, guidelines, accounts).filter(({ file }) => file !== source.file);
}

function findingOf(
  severity: DraftFinding['severity'],
  { line, path = '' }: Pick<PackFault, 'file' | 'line' | 'path'>,
  words: Localised,
  elsewhere: string | null = null,
): DraftFinding {
  const prefixed = ({ es, en }: Localised) => ({ es: `${elsewhere}: ${es}`, en: `${elsewhere}: ${en}` });
  return { severity, line, path, reason: elsewhere === null ? words : prefixed(words), example: null };
}

const inOrder = (findings: readonly DraftFinding[]): readonly DraftFinding[] =>
  findings.toSorted((a, b) => a.line - b.line);
