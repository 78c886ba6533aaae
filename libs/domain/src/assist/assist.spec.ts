import type { Hint } from '../hint/hint.ts';
import { aCallWith } from '../testing/scenario.ts';
import { moodOf } from './assist-state.ts';

const hint = (kind: Hint['kind'], targetId: string): Hint => ({
  ...{ id: 'h', kind, target: { id: targetId, version: 1 } },
  title: { es: 'Entrega', en: 'Delivery' },
  text: { es: 'Discúlpese.', en: 'Apologise.' },
  reason: { proposer: 'trigger', source: { id: 's', version: 1 }, words: [], lineSequence: null, score: 1 },
});
const call = aCallWith('ada');
const ended = { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' } as const;
const shown = (kind: Hint['kind'], targetId: string) =>
  call.server(10_000, { type: 'ShowHint', hint: hint(kind, targetId) });
const used = (kind: Hint['kind'], targetId: string) =>
  shown(kind, targetId).asks(11_000, 'ada', { type: 'UseHint', hintId: 'h' });
const typesOf = (scenario: typeof call) => scenario.tape.entries.map(({ event }) => event.type);

describe('a hint on the screen', () => {
  it('is read once, and only while it stands', () => {
    const read = shown('script', 's').asks(12_000, 'ada', { type: 'ReadHint', hintId: 'h' });
    expect(read.state.hints[0]?.readAt).toBe(12_000);
    const again = read.asks(13_000, 'ada', { type: 'ReadHint', hintId: 'h' });
    expect(again.tape.entries).toHaveLength(read.tape.entries.length);
    expect(typesOf(call.asks(13_000, 'ada', { type: 'ReadHint', hintId: 'gone' }))).toEqual(typesOf(call));
  });
});

describe('a hint that was used', () => {
  const start = { type: 'StartScript', scriptId: 's', version: 1, stepId: 'a', matter: 'm', hintId: 'h' } as const;

  it('counts as not acted on when its script was begun and not walked', () => {
    const call2 = used('script', 's').asks(11_001, 'ada', start).fact(20_000, ended);
    expect(typesOf(call2).filter((type) => type === 'HintNotActedOn')).toHaveLength(1);
    expect(call2.state.usedHints).toEqual([]);
  });

  it('is done with once a step of its script is taken', () => {
    const walked = used('script', 's')
      .asks(11_001, 'ada', start)
      .asks(12_000, 'ada', { type: 'EnterScriptStep', stepId: 'b', optionId: null });
    expect(walked.state.usedHints).toEqual([]);
    expect(typesOf(walked.fact(20_000, ended))).not.toContain('HintNotActedOn');
  });

  it('is left alone where a log cannot tell', () => {
    expect(used('article', 'a').state.usedHints).toEqual([]);
  });
});

describe('the mood of a customer', () => {
  const by = { id: 'mood', version: 1 };
  const note = (mood: 'upset' | 'calm') =>
    ({ type: 'NoteMood', mood, lineSequence: 3, words: ['vergüenza'], by, score: 0.8 }) as const;

  it('is calm until it turns, and only turning points are kept', () => {
    expect(moodOf(call.state)).toBe('calm');
    const upset = call.server(1_000, note('calm')).server(2_000, note('upset')).server(3_000, note('upset'));
    expect(upset.state.moodTurns).toHaveLength(1);
    expect(moodOf(upset.state)).toBe('upset');
    expect(moodOf(upset.server(4_000, note('calm')).state)).toBe('calm');
  });
});

describe('likely next steps', () => {
  const steps = (chance: number, ...ids: readonly string[]) =>
    ({
      type: 'ProposeNextSteps',
      steps: ids.map((stepId) => ({ scriptId: 's', stepId, chance })),
      ...{ by: { id: 'graph', version: 1 }, words: [], lineSequence: null },
    }) as const;
  const begun = (scriptId: string) =>
    ({ type: 'StartScript', scriptId, version: 1, stepId: 'now', matter: 'm', hintId: null }) as const;
  const walking = call.asks(500, 'ada', begun('s'));
  const proposed = walking.server(1_000, steps(0.6, 'a', 'b'));

  it('are kept when other steps or another order are likely, not for a chance that moved', () => {
    expect(proposed.server(2_000, steps(0.5, 'a', 'b')).tape.entries).toHaveLength(proposed.tape.entries.length);
    expect(proposed.server(2_000, steps(0.5, 'b', 'a')).state.nextSteps?.steps[0]?.stepId).toBe('b');
  });

  it('are gone once another step, another script or none is the present one', () => {
    const enter = { type: 'EnterScriptStep', stepId: 'a', optionId: null } as const;
    for (const command of [enter, begun('t'), { type: 'LeaveScript', reason: 'left' }, { type: 'MuteHints' }] as const)
      expect(proposed.asks(2_000, 'ada', command).state.nextSteps).toBeNull();
    expect(proposed.fact(2_000, ended).state.nextSteps).toBeNull();
  });

  it('are not proposed without a script, of another one, at the step itself, nor where hints are muted', () => {
    const muted = walking.asks(600, 'ada', { type: 'MuteHints' });
    const cases = [call, walking.asks(600, 'ada', begun('t')), muted, walking.fact(600, ended)] as const;
    for (const scenario of cases) expect(scenario.server(1_000, steps(0.6, 'a')).state.nextSteps).toBeNull();
    expect(walking.server(1_000, steps(0.6, 'now')).state.nextSteps).toBeNull();
  });
});

describe('an idea', () => {
  const idea = { type: 'CatchIdea', ideaId: 'i', words: 'Avisar una hora antes', lineSequence: null } as const;

  it('is caught once, in the agent’s words', () => {
    const caught = call.asks(1_000, 'ada', idea).asks(2_000, 'ada', { ...idea, words: 'other' });
    expect(caught.state.ideas).toMatchObject([{ words: 'Avisar una hora antes', caughtAt: 1_000 }]);
  });

  it('is refused empty', () => {
    expect(call.asks(1_000, 'ada', { ...idea, words: '  ' }).refused).toBe('idea/empty');
  });
});

describe('a proposed wrap-up', () => {
  const proposal = {
    type: 'ProposeWrapUp',
    agentId: 'ada',
    ...{ sentences: [], matter: null, disposition: null, wordedBy: null },
  } as const;

  it('waits for the agent’s after-contact work and is the newest', () => {
    expect(call.server(1_000, proposal).state.wrapUpProposals).toEqual([]);
    const over = call
      .fact(20_000, ended)
      .server(20_001, proposal)
      .server(20_002, { ...proposal, matter: 'm' });
    expect(over.state.wrapUpProposals).toMatchObject([{ agentId: 'ada', matter: 'm' }]);
  });
});
