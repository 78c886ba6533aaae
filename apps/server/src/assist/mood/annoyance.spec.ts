import type { CallTurn } from '../call-turn.ts';
import { Analyser } from '../text/analyser.ts';
import { AnnoyanceModel, type AnnoyanceExample } from './annoyance.ts';
import { callSigns } from './call-signs.ts';

const call = (...texts: readonly string[]): readonly CallTurn[] => texts.map((text) => ({ by: 'customer', text }));
const example = (isAnnoyed: boolean, ...texts: readonly string[]): AnnoyanceExample => ({
  turns: call(...texts),
  isAnnoyed,
});

describe('an annoyed customer', () => {
  const examples = [1, 2, 3].flatMap(() => [
    example(true, 'I want my refund', 'this is useless', 'forget it!!'),
    example(true, 'where is my order', 'I TOLD you already, stupid machine'),
    example(false, 'I want my refund', 'thank you so much', 'bye'),
    example(false, 'where is my order', 'great, thanks'),
    example(false, 'hello', 'perfect, thank you'),
  ]);
  const model = AnnoyanceModel.train('en', examples);

  it('is told from a calm one who wants the same', () => {
    const cross = model.chance(call('where is my order', 'this is useless, forget it'));
    expect(cross).toBeGreaterThan(model.chance(call('where is my order', 'thank you, great')));
  });

  it('is told by the course of a call where the words are the same', () => {
    const step = (action: string): CallTurn => ({ by: 'agent', text: 'One moment.', action });
    const walked = (isAnnoyed: boolean, ...actions: readonly string[]): AnnoyanceExample => ({
      turns: [...call('where is my order'), ...actions.map(step), ...call('and now')],
      isAnnoyed,
    });
    const [back, on] = [walked(true, 'ask', 'look', 'ask'), walked(false, 'look', 'ask', 'end')];
    const byCourse = AnnoyanceModel.train('en', Array.from({ length: 6 }, () => [back, on, on]).flat());
    expect(byCourse.chance(back.turns)).toBeGreaterThan(byCourse.chance(on.turns));
  });

  it('is told alike by whoever learns from the same calls', () => {
    const turns = call('you are useless');
    expect(AnnoyanceModel.train('en', examples).chance(turns)).toBe(model.chance(turns));
  });
});

describe('the course of a call', () => {
  const signs = (turns: readonly CallTurn[]) => Object.fromEntries(callSigns(turns, new Analyser('en')));

  it('shows a request that had to be made again', () => {
    expect(signs(call('cancel my internet contract', 'I said cancel the internet contract'))['same request']).toBe(1);
    expect(signs(call('cancel my internet contract', 'my name is Ana Ruiz'))['same request']).toBeUndefined();
  });

  it('shows an agent who says the same again', () => {
    const reply: CallTurn = { by: 'agent', text: 'What is your name?', action: null };
    expect(signs([...call('hello'), reply, ...call('no'), reply])['same reply']).toBe(1);
  });
});
