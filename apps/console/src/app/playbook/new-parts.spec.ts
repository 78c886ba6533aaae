import type { AuthoredEntry, Organisation } from '@aliado/domain';
import { validateScript, type Script } from '@aliado/domain';
import { beginnings, idFrom, newKinds, problemsOf, type Beginning } from './new-parts.ts';

const organisation = { dispositions: [{ id: 'solved', name: { es: 'Resuelto', en: 'Solved' } }] } as const;
const around = { organisation: organisation as unknown as Organisation, today: '2026-11-22' };
const beginning: Beginning = {
  ...{ kind: 'guideline', id: 'late-night', name: { es: 'Tarde', en: 'Late' }, matter: 'other', owner: 'experience' },
};
const entry = (kind: AuthoredEntry['kind'], id: string): AuthoredEntry => ({
  ...{ kind, id, name: { es: id, en: id }, version: 1, isRetired: false, owner: null, draft: null },
});

describe('a new part of the playbook', () => {
  it.each([
    ['Refund after 30 days (EU)', 'refund-after-30-days-eu'],
    ['¿Qué pasó?', 'que-paso'],
    ['…', ''],
  ])('called "%s" gets the id "%s"', (name, id) => {
    expect(idFrom(name)).toBe(id);
  });

  it.each([
    ['', 'missing'],
    ['Late', 'not-kebab'],
    ['late--night', 'not-kebab'],
    ['a'.repeat(101), 'too-long'],
    ['taken', 'taken'],
    ['free', null],
  ])('under the id "%s" is %s', (id, problem) => {
    expect(problemsOf({ ...beginning, id }, [entry('guideline', 'taken'), entry('script', 'free')]).id).toBe(problem);
  });

  it('has an id of its own among articles, where one language is enough to take it', () => {
    const problems = problemsOf({ ...beginning, kind: 'article', id: 'visits' }, [entry('article', 'visits.en')]);
    expect(problems.id).toBe('taken');
  });

  it('is called something in both languages, and has a matter and somebody who answers for it', () => {
    const empty = { ...beginning, name: { es: 'Tarde', en: ' ' }, matter: '', owner: '' };
    expect(problemsOf(empty, [])).toEqual({ name: 'missing', id: null, matter: 'missing', owner: 'missing' });
    expect(problemsOf({ ...empty, kind: 'article' }, []).owner).toBeNull();
  });

  it.each([
    ['guideline', ['guideline late-night']],
    ['script', ['script late-night']],
    ['part', ['script late-night']],
    ['article', ['article late-night.es', 'article late-night.en']],
  ] as const)('of the kind %s is written as %j', (kind, parts) => {
    expect(beginnings({ ...beginning, kind }, around).map((part) => `${part.kind} ${part.id}`)).toEqual(parts);
  });

  it.each(['script', 'part'] as const)('that is a %s has a way through it', (kind) => {
    const [script] = beginnings({ ...beginning, kind }, around);
    expect(validateScript(script?.content as unknown as Script)).toEqual([]);
  });

  it('is offered in every kind', () => {
    expect(newKinds).toEqual(['guideline', 'script', 'part', 'article']);
  });
});
