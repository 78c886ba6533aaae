import { noSynonyms } from '../../playbooks/pack/synonyms-schema.ts';
import { atOnce } from '../in-slices.ts';
import { Analyser } from '../text/analyser.ts';
import { KeptExamples } from './kept-examples.ts';

const said = ['I sent it back and have seen no money', 'You owe me money'];
const scripts = [
  { id: 'refund', said },
  { id: 'visit', said: ['The engineer never came'] },
];
const house = noSynonyms.en;

describe('sentences that were learnt', () => {
  const kept = new KeptExamples();
  const learn = (some = scripts, words = house) =>
    atOnce(kept.reading(new Analyser('en', words), words, some, ['Hello']));

  it('are not learnt again while none of them changes', () => {
    const first = learn();
    expect(kept.reading(new Analyser('en', house), house, [...scripts], ['Hello']).next()).toEqual({
      done: true,
      value: first,
    });
  });

  it('are learnt again with one more, and with other words of the house', () => {
    const first = learn();
    const more = learn([...scripts, { id: 'bill', said: ['What is this invoice for?'] }]);
    expect(more).not.toBe(first);
    expect(learn(scripts, { ...house, same: [['refund', 'money']] })).not.toBe(more);
  });
});
