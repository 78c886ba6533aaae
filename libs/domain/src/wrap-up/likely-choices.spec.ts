import type { CustomerCase } from '../customer/customer.ts';
import type { Interaction } from '../interaction/interaction.ts';
import { initialInteraction } from '../interaction/interaction.ts';
import type { Named, ScriptEntry } from '../playbook/playbook.ts';
import { likelyDispositions, likelyMatters } from './likely-choices.ts';

const name = { es: '', en: '' };
const scripts: readonly ScriptEntry[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({
  id,
  version: 1,
  matter: `matter.${id}`,
  owner: 'experience',
  name,
}));
const openCase = (matter: string, state: CustomerCase['state']): CustomerCase => ({
  id: matter,
  openedAt: 0,
  matter,
  title: name,
  state,
  team: null,
  dueAt: null,
  orderNumber: null,
});
const shown = { timesShown: 1, lastShownAt: 0, timesUsed: 0, timesDismissed: 0 };
const run = {
  ...{ scriptId: 'b', version: 1, matter: 'matter.b', stepId: 's', path: [], startedAt: 0 },
  ...{ visited: ['s'], stepSince: 1, inner: [] },
};

describe('the likely matters of a contact', () => {
  const interaction: Interaction = {
    ...initialInteraction,
    matter: 'matter.a',
    pastScripts: [{ ...run, leftBecause: 'left' }],
    hintHistory: { 'script:a': shown, 'script:c': shown, 'article:d': shown },
  };

  it('begin with the one in hand, then what was walked, what was proposed, and what is open', () => {
    const cases = [openCase('matter.z', 'broken'), openCase('matter.y', 'closed')];
    expect(likelyMatters(interaction, { scripts, cases })).toEqual(['matter.a', 'matter.b', 'matter.c', 'matter.z']);
  });

  it('are few enough to take in at a glance', () => {
    const hintHistory = Object.fromEntries(scripts.map(({ id }) => [`script:${id}`, shown]));
    expect(likelyMatters({ ...interaction, hintHistory }, { scripts, cases: [] })).toHaveLength(5);
  });
});

describe('the likely ends of a contact', () => {
  const dispositions: readonly Named[] = ['one', 'two', 'three', 'four', 'five'].map((id) => ({ id, name }));

  it('begin with what is proposed, and go on in the organisation’s order', () => {
    expect(likelyDispositions('five', { script: null, dispositions })).toEqual(['five', 'one', 'two', 'three']);
  });

  it('go on with what is likely, where that was found', () => {
    const endings = [
      { id: 'five', chance: 0.6 },
      { id: 'three', chance: 0.3 },
    ];
    expect(likelyDispositions('five', { script: null, dispositions, endings })).toEqual([
      'five',
      'three',
      'one',
      'two',
    ]);
  });
});
