import { initialInteraction, type Interaction } from '@aliado/domain';
import { pickForDesk } from './pick-for-desk.ts';
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
