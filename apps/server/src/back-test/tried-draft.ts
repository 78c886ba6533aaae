import type { AuthoredKind, AuthorityPolicy, Guideline } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { inSlices, type Steps } from '../assist/in-slices.ts';
import { readAuthored } from '../playbooks/drafts/authored-text.ts';
import { DraftStore } from '../playbooks/drafts/draft-store.ts';
import { compileExpression, compileTest, FeelFault } from '../playbooks/feel/feel-compiler.ts';
import type { TriedDraft } from './rule-books.ts';

/** A kind of which drafts can be tried on past sessions. */
export type TriedKind = Extract<AuthoredKind, 'guideline' | 'authority'>;

/** Every kind of which drafts can be tried. */
export const triedKinds = ['guideline', 'authority'] as const satisfies readonly TriedKind[];

/** A draft that can be tried, with the revision it was read at; 0 for a text that is no draft. */
export interface FoundDraft {
  readonly draft: TriedDraft;
  readonly revision: number;
}

/** Why nothing can be tried. */
export type DraftTrouble =
  | { readonly refused: 'draft/none' | 'draft/changed-meanwhile' }
  | { readonly refused: 'draft/has-faults'; readonly reason: string };

/** Finds drafts as they can be tried. */
@Injectable()
export class TriedDrafts {
  constructor(private readonly drafts: DraftStore) {}

  /** The draft that is being written. @param revision the one that is meant; null for whichever stands. */
  async find(kind: TriedKind, id: string, revision: number | null): Promise<FoundDraft | DraftTrouble> {
    const row = await this.drafts.find(kind, id);
    if (!row) return { refused: 'draft/none' };
    if (revision !== null && row.revision !== revision) return { refused: 'draft/changed-meanwhile' };
    const read = await readTried(kind, id, row.text);
    return 'draft' in read ? { draft: read.draft, revision: row.revision } : read;
  }
}

/** Reads a text as its kind; its conditions must be FEEL, for they will be asked often. */
export async function readTried(
  kind: TriedKind,
  id: string,
  text: string,
): Promise<{ readonly draft: TriedDraft } | Extract<DraftTrouble, { refused: 'draft/has-faults' }>> {
  const read = readAuthored(kind, id, text);
  if ('faults' in read) {
    const [first] = read.faults;
    return {
      refused: 'draft/has-faults',
      reason: first ? `${first.file}:${first.line} ${first.reason}` : 'unreadable',
    };
  }
  const draft =
    kind === 'guideline'
      ? { kind, content: read.value as Guideline }
      : { kind, content: read.value as AuthorityPolicy };
  const reason = await inSlices(feelFaultIn(draft));
  return reason === null ? { draft } : { refused: 'draft/has-faults', reason };
}

function* feelFaultIn(draft: TriedDraft): Steps<string | null> {
  const { expressions, tests } = conditionsOf(draft);
  try {
    for (const expression of expressions) {
      compileExpression(expression);
      yield;
    }
    for (const test of tests) {
      compileTest(test);
      yield;
    }
    return null;
  } catch (error) {
    if (error instanceof FeelFault) return error.message;
    throw error;
  }
}

function conditionsOf({ kind, content }: TriedDraft): {
  readonly expressions: readonly string[];
  readonly tests: Iterable<string>;
} {
  if (kind === 'authority') return { expressions: content.never.map(({ when }) => when), tests: [] };
  const { inputs, rules } = content;
  return {
    expressions: inputs.map(({ expression }) => expression),
    tests: new Set(rules.flatMap(({ when }) => when)),
  };
}
