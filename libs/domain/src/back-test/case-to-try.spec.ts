import { unknownFacts } from '../guideline/case-facts.ts';
import { caseToTry } from './case-to-try.ts';

const known = (at: number, matter: string | null) => ({ at, matter, facts: unknownFacts });
const words = { es: 'Se dio', en: 'Given' };
const decision = (guidelineId: string, at: number | null) => ({
  ...{ guidelineId, guidelineVersion: 1, words },
  known: at === null ? null : known(at, 'delivery.failed'),
});
const late = { id: 'late', matters: ['delivery.late', 'delivery.failed'] };
const cases = [known(1, 'delivery.failed'), known(2, 'billing.double-charge')];

describe('the case of a session on which a draft is tried', () => {
  it('is the one that was known when the guideline decided last', () => {
    const decisions = [decision('late', 3), decision('late', 4), decision('other', 5), decision('late', null)];
    expect(caseToTry({ cases, decisions }, late)).toEqual(known(4, 'delivery.failed'));
  });

  it('is the last of its matters where it decided nothing, else the last at all', () => {
    expect(caseToTry({ cases, decisions: [] }, late)?.at).toBe(1);
    expect(caseToTry({ cases, decisions: [] }, { ...late, matters: ['other'] })?.at).toBe(2);
    expect(caseToTry({ cases: [], decisions: [] }, late)).toBeNull();
  });
});
