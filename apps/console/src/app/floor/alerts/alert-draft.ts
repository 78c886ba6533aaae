import type { AlertRule, AlertRuleTerms } from '@aliado/domain';

/** A rule that is being written: new, or in the place of one that there is. */
export interface AlertDraft {
  /** Null for a new one. */
  readonly rule: AlertRule | null;
  readonly terms: AlertRuleTerms;
}

const minute = 60_000;

/** A rule that says nothing yet; off until whoever writes it switches it on. */
export const newAlertDraft: AlertDraft = {
  rule: null,
  terms: {
    ...{ name: { es: '', en: '' }, about: 'queue', condition: '', shows: null },
    ...{ holdsFor: minute, clearsAfter: minute, quiet: [], to: ['screen'], mailTo: [], isOn: false },
  },
};

/** The terms of a rule, without what names it. */
export const termsOf = ({ id: _, version: __, ...terms }: AlertRule): AlertRuleTerms => terms;

/** A draft of a rule that there is. */
export const draftOf = (rule: AlertRule): AlertDraft => ({ rule, terms: termsOf(rule) });

/** An id for a new rule that none of the others has, from what it is called. */
export function idFor(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  const base = words || 'rule';
  let [id, count] = [base, 1];
  while (taken.has(id)) id = `${base}-${++count}`;
  return id;
}

/** Minutes as a field has them, in milliseconds; null for what is no number of minutes within a day. */
export function minutesTyped(text: string): number | null {
  const typed = Number(text.replace(',', '.'));
  const isSpan = text.trim() !== '' && Number.isFinite(typed) && typed >= 0 && typed <= 24 * 60;
  return isSpan ? Math.round(typed * minute) : null;
}

/** Whether a text has the shape of an address; the server looks closer. */
export const isMailAddress = (text: string): boolean => /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]{2,}$/.test(text);

/** What keeps a rule from being sent; null for nothing. */
export type AlertProblem = 'name' | 'condition' | 'ways' | 'recipients' | 'quiet';

/** The first thing that is missing. */
export function problemOf({ name, condition, to, mailTo, quiet }: AlertRuleTerms): AlertProblem | null {
  if (name.es.trim() === '' || name.en.trim() === '') return 'name';
  if (condition.trim() === '') return 'condition';
  if (to.length === 0) return 'ways';
  if (to.includes('mail') && mailTo.length === 0) return 'recipients';
  return quiet.every(({ days, from, to: end }) => days.length > 0 && from < end) ? null : 'quiet';
}
