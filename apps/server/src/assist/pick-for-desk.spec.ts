import { initialInteraction, type Hint, type Interaction } from '@aliado/domain';
import { outdatedOnDesk, pickForDesk } from './pick-for-desk.ts';
import type { Proposal } from './proposal.ts';

const proposal = (id: string, score: number, kind: Proposal['kind'] = 'script'): Proposal => ({
  ...{ kind, target: { id, version: 1 }, matters: [], isContradicted: false, evidence: [], isCertain: true },
  ...{ title: { es: id, en: id }, text: { es: id, en: id } },
  reason: { proposer: 'trigger', source: { id, version: 1 }, words: [], lineSequence: 1, score },
});
const walking = (scriptId: string): Interaction => ({
  ...initialInteraction,
  script: {
    ...{ scriptId, version: 1, matter: 'm', stepId: 's', path: [], visited: ['s'], startedAt: 0 },
    ...{ stepSince: 1, inner: [] },
  },
});
const idsOf = (state: Interaction, ...proposals: readonly Proposal[]) =>
  pickForDesk(proposals, state).map(({ target }) => target.id);

describe('what is put before an agent', () => {
  it('is what is nearly as good as the best of its kind', () => {
    const ranked = [proposal('a', 0.8), proposal('b', 0.65), proposal('c', 0.4), proposal('d', 0.4, 'article')];
    expect(idsOf(initialInteraction, ...ranked)).toEqual(['a', 'b', 'd']);
  });

  it('is never the script that runs, and another one only where it is likely enough to leave it', () => {
    const ranked = [proposal('a', 0.8), proposal('b', 0.75), proposal('c', 0.66)];
    expect(idsOf(walking('a'), ...ranked)).toEqual(['b']);
  });
});

describe('what stands before an agent', () => {
  const onDesk = (...proposals: readonly Proposal[]): Interaction => ({
    ...initialInteraction,
    hints: proposals.map(({ matters: _, evidence: __, isCertain: ___, isContradicted: ____, ...hint }) => ({
      hint: { ...hint, id: hint.target.id } satisfies Hint,
      ...{ shownAt: 0, readAt: null },
    })),
  });
  const asked = proposal('s', 0.9);
  const given: Proposal = { ...asked, reason: { ...asked.reason, proposer: 'supervisor' } };

  it('is outdated once something likelier is meant in its place, unless a person put it there', () => {
    const desk = onDesk(proposal('a', 0.8), proposal('b', 0.8), given, proposal('p', 0.8, 'article'));
    const turned = [proposal('b', 0.6), { ...proposal('a', 0.4), isContradicted: true }];
    expect([...outdatedOnDesk(turned, desk)]).toEqual(['script:a']);
    expect([...outdatedOnDesk([proposal('c', 0.45)], desk)]).toEqual([]);
  });
});
