import type { DraftFinding, DraftView } from '@aliado/domain';
import { wayOf } from './draft-way.ts';

const part = { kind: 'guideline', id: 'late' } as const;
const current = { version: 14, content: null, text: '', since: 0 };
const draft: DraftView = {
  ...{ ...part, version: 15, baseVersion: 14, revision: 3, state: 'drafted', author: 'pilar', updatedAt: 0, text: '' },
  ...{ content: null, findings: [], changes: [], wouldGetLess: null, isShadowing: false },
  ...{ reviewedBy: null, reviewWords: null, effectiveAt: null },
};
const fault: DraftFinding = {
  ...{ severity: 'fault', line: 1, path: '', example: null },
  reason: { es: 'Falla', en: 'Fault' },
};
const way = (change: Partial<DraftView>, isTried = false) =>
  wayOf({ kind: 'guideline', current, draft: { ...draft, ...change } }, { isTried, isTested: true }).map(
    ({ key, state, count }) => [key, state, count ?? ''].filter((part) => part !== '').join(' '),
  );

describe('the way of a draft', () => {
  it('is at the stop after the last that is done', () => {
    expect(way({})).toEqual([
      ...['drafted done', 'checked.clean done', 'tried now', 'backTested todo', 'agreed todo', 'scheduled todo'],
      'inForce todo',
    ]);
    expect(way({ wouldGetLess: 0, state: 'in-review' }, true).slice(2, 5)).toEqual([
      ...['tried done', 'backTested done', 'inReview now'],
    ]);
    expect(way({ wouldGetLess: 0, state: 'scheduled', effectiveAt: 5 }, true).slice(4)).toEqual([
      ...['agreed done', 'scheduledAt done', 'inForce todo'],
    ]);
  });

  it('goes on where no case was tried', () => {
    expect(way({ wouldGetLess: 0, state: 'in-review' }).slice(2, 5)).toEqual([
      ...['tried todo', 'backTested done', 'inReview now'],
    ]);
  });

  it('is held up by faults, and not by notices', () => {
    expect(way({ findings: [fault, { ...fault, severity: 'notice' }] }).slice(1, 3)).toEqual([
      ...['checked.faults fault 1', 'tried todo'],
    ]);
    expect(way({ findings: [{ ...fault, severity: 'notice' }] }).slice(1, 3)).toEqual([
      ...['checked.notices done 1', 'tried now'],
    ]);
  });

  it('has no case and no past sessions for what decides nothing', () => {
    const stops = wayOf({ kind: 'article', current, draft }, { isTried: false, isTested: false });
    expect(stops.map(({ key }) => key)).toEqual(['drafted', 'checked.clean', 'agreed', 'scheduled', 'inForce']);
  });

  it('is over where there is no draft', () => {
    expect(wayOf({ ...part, current, draft: null }, { isTried: false, isTested: true })).toEqual([
      { key: 'inForce', state: 'done', count: null, at: null },
    ]);
  });
});
