import type { ScriptCall } from './script.ts';

/** What an action of the back office wants to know and what it answers. */
export interface ActionTerms {
  /** What it must be told, by name. */
  readonly wants: readonly string[];
  /** What it may answer, by name. */
  readonly gives: readonly string[];
  /** Whether it only reads: it is asked when its step is reached, and again when an answer fails to come. */
  readonly isLookUp: boolean;
}

const terms = {
  'customer-orders': { wants: ['customer'], gives: ['count', 'latest', 'latestItems'], isLookUp: true },
  'order-status': {
    wants: ['order'],
    gives: ['number', 'status', 'statusWords', 'items', 'slot', 'note'],
    isLookUp: true,
  },
  'create-ticket': { wants: ['order', 'team', 'words'], gives: ['ticket'], isLookUp: false },
} as const satisfies Readonly<Record<string, ActionTerms>>;

/** What the steps of scripts may ask of the back office. */
export type ActionId = keyof typeof terms;

/** Every action by its id. */
export const actionTerms: Readonly<Record<ActionId, ActionTerms>> = terms;

/** The terms of the action that a call names; undefined for one that nobody knows. */
export const termsOf = ({ action }: Pick<ScriptCall, 'action'>): ActionTerms | undefined =>
  Object.hasOwn(terms, action) ? terms[action as ActionId] : undefined;
