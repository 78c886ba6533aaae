import fc from 'fast-check';
import type { Interaction } from '../interaction/interaction.ts';
import { adviceKey } from '../interaction/interaction.ts';
import { hints } from '../testing/arbitraries.ts';
import type { Scenario } from '../testing/scenario.ts';
import { aCallWith } from '../testing/scenario.ts';
import type { Hint, HintKind } from './hint.ts';
import type { HintProposal, HintSettings } from './hint-policy.ts';
import { decideHints, defaultHintSettings, openHintLimit } from './hint-policy.ts';

const settings: HintSettings = { ...defaultHintSettings, capPerContact: 3 };

function aHint(id: string, kind: HintKind = 'article', score = 0.5, target = id): Hint {
  const words = { es: id, en: id };
  const source = { id: target, version: 1 };
  const reason = { proposer: 'text', source, words: [], lineSequence: null, score } as const;
  return { id, kind, target: source, title: words, text: words, reason };
}

const proposed = (...shown: readonly Hint[]): readonly HintProposal[] =>
  shown.map((hint) => ({ hint, isContradicted: false }));

/** The call after the policy was asked at that time, with what it decided taken into the log. */
function asked(call: Scenario, now: number, proposals: readonly HintProposal[], by: HintSettings = settings): Scenario {
  const { show, settle } = decideHints(call.state, proposals, by, now);
  const settled = settle.reduce((next, one) => next.server(now, { type: 'SettleHint', ...one }), call);
  return show.reduce((next, hint) => next.server(now, { type: 'ShowHint', hint }), settled);
}

const openIn = ({ hints: open }: Interaction): readonly string[] => open.map(({ hint }) => hint.id);
const call = aCallWith('ada');

describe('hints', () => {
  it('are at most two, the best of what is proposed', () => {
    const three = proposed(aHint('a', 'article', 0.9), aHint('s', 'script', 0.2), aHint('b', 'article', 0.95));
    expect(openIn(asked(call, 10_000, three).state)).toEqual(['s', 'b']);
  });

  it('give the same advice once, however many propose it', () => {
    const twice = proposed(aHint('a', 'article', 0.4, 'x'), aHint('b', 'article', 0.6, 'x'));
    expect(openIn(asked(call, 10_000, twice).state)).toEqual(['b']);
  });

  it('never push away what is being read: the first, and one just shown', () => {
    const two = asked(call, 10_000, proposed(aHint('a'), aHint('b')));
    const warned = proposed(aHint('w', 'warning'));
    expect(decideHints(two.state, warned, settings, 17_999)).toEqual({ show: [], settle: [] });
    const later = asked(two, 18_000, warned);
    expect(openIn(later.state)).toEqual(['a', 'w']);
    const read = later.asks(20_000, 'ada', { type: 'ReadHint', hintId: 'a' });
    expect(openIn(asked(read, 60_000, proposed(aHint('n', 'next-action'))).state)).toEqual(['a', 'w']);
  });

  it('leave a place beside words to read out, which wait for each other', () => {
    const wanted = proposed(aHint('r', 'read-out', 1), aHint('q', 'read-out', 0.9), aHint('s', 'script'));
    const first = asked(call, 10_000, wanted);
    expect(openIn(first.state)).toEqual(['r', 's']);
    expect(openIn(asked(first, 60_000, wanted).state)).toEqual(['r', 's']);
    const said = first.server(11_000, { type: 'SettleHint', hintId: 'r', outcome: 'used' });
    expect(openIn(asked(said, 20_000, wanted).state)).toEqual(['s', 'q']);
  });

  it('give up the first place once nobody has read them for long', () => {
    const two = asked(asked(call, 10_000, proposed(aHint('a'))), 11_000, proposed(aHint('w', 'warning')));
    const better = proposed(aHint('b', 'article', 0.9));
    expect(openIn(two.state)).toEqual(['a', 'w']);
    expect(decideHints(two.state, better, settings, 29_999).settle).toEqual([]);
    expect(decideHints(two.state, better, settings, 30_000).settle).toEqual([{ hintId: 'a', outcome: 'replaced' }]);
    const read = two.asks(29_000, 'ada', { type: 'ReadHint', hintId: 'a' });
    expect(decideHints(read.state, better, settings, 30_000).settle).toEqual([]);
  });

  it('give their place to what their proposers mean by now, but never while they are being read', () => {
    const first = asked(call, 10_000, proposed(aHint('a', 'script')));
    const now = proposed(aHint('b', 'script', 0.9));
    const outdated = new Set(['script:a']);
    expect(decideHints(first.state, now, settings, 17_999, outdated)).toMatchObject({
      show: [{ id: 'b' }],
      settle: [],
    });
    expect(decideHints(first.state, now, settings, 18_000, outdated)).toMatchObject({
      show: [{ id: 'b' }],
      settle: [{ hintId: 'a', outcome: 'replaced' }],
    });
    const beside = asked(first, 15_000, now);
    expect(decideHints(beside.state, now, settings, 22_999, outdated).settle).toEqual([]);
    expect(decideHints(beside.state, now, settings, 23_000, outdated)).toEqual({
      show: [],
      settle: [{ hintId: 'a', outcome: 'replaced' }],
    });
    const both = asked(first, 15_000, proposed(aHint('c', 'next-action')));
    expect(decideHints(both.state, now, settings, 22_999, outdated).settle).toEqual([]);
    expect(decideHints(both.state, now, settings, 23_000).settle).toEqual([]);
    expect(decideHints(both.state, proposed(aHint('d')), settings, 23_000, outdated).settle).toEqual([]);
    expect(decideHints(both.state, now, settings, 23_000, outdated)).toMatchObject({
      show: [{ id: 'b' }],
      settle: [{ hintId: 'a', outcome: 'replaced' }],
    });
  });

  it('give up the second place only to what is better', () => {
    const two = asked(call, 10_000, proposed(aHint('a', 'article', 0.9), aHint('b', 'article', 0.8)));
    expect(decideHints(two.state, proposed(aHint('c', 'article', 0.7)), settings, 30_000)).toEqual({
      show: [],
      settle: [],
    });
    expect(decideHints(two.state, proposed(aHint('c', 'article', 0.85)), settings, 30_000)).toMatchObject({
      show: [{ id: 'c' }],
      settle: [{ hintId: 'b', outcome: 'replaced' }],
    });
  });

  it('expire, also when nothing new is proposed', () => {
    const shown = asked(call, 10_000, proposed(aHint('a')));
    expect(decideHints(shown.state, [], settings, 99_999).settle).toEqual([]);
    expect(decideHints(shown.state, [], settings, 100_000)).toEqual({
      show: [],
      settle: [{ hintId: 'a', outcome: 'expired' }],
    });
  });

  it('leave a pause between new ones, but for a warning', () => {
    const shown = asked(call, 10_000, proposed(aHint('a')));
    expect(openIn(asked(shown, 13_999, proposed(aHint('b'))).state)).toEqual(['a']);
    expect(openIn(asked(shown, 14_000, proposed(aHint('b'))).state)).toEqual(['a', 'b']);
    expect(openIn(asked(shown, 10_001, proposed(aHint('w', 'warning'))).state)).toEqual(['a', 'w']);
  });

  it('come once a call, and never again once used or dismissed', () => {
    const gone = asked(asked(call, 10_000, proposed(aHint('a'))), 110_000, []);
    expect(openIn(asked(gone, 500_000, proposed(aHint('a2', 'article', 1, 'a'))).state)).toEqual([]);
    const twice = { ...settings, timesPerAdvice: 2 };
    expect(openIn(asked(gone, 129_999, proposed(aHint('a2', 'article', 1, 'a')), twice).state)).toEqual([]);
    expect(openIn(asked(gone, 130_000, proposed(aHint('a2', 'article', 1, 'a')), twice).state)).toEqual(['a2']);
    const dismissed = asked(call, 10_000, proposed(aHint('a'))).asks(11_000, 'ada', {
      type: 'DismissHint',
      hintId: 'a',
    });
    expect(openIn(asked(dismissed, 500_000, proposed(aHint('a')), twice).state)).toEqual([]);
  });

  it('stop at the cap of a call, but for warnings', () => {
    const three = ['a', 'b', 'c'].reduce((next, id, index) => {
      const shown = asked(next, 10_000 * (index + 1), proposed(aHint(id)));
      return shown.asks(10_000 * (index + 1) + 1, 'ada', { type: 'DismissHint', hintId: id });
    }, call);
    expect(openIn(asked(three, 90_000, proposed(aHint('d'), aHint('w', 'warning'))).state)).toEqual(['w']);
  });

  it('remind of what must be said or minded up to a cap of its own', () => {
    const sparing = { ...settings, dutiesPerContact: 1 };
    const said = asked(call, 10_000, proposed(aHint('r', 'read-out')), sparing).server(11_000, {
      ...{ type: 'SettleHint', hintId: 'r', outcome: 'done' },
    });
    const more = proposed(aHint('w', 'warning'), aHint('r', 'read-out'), aHint('a'));
    expect(openIn(asked(said, 200_000, more, sparing).state)).toEqual(['a']);
    expect(openIn(asked(said, 200_000, more).state)).toEqual(['w', 'a']);
  });

  it('are not shown where words were heard that make them wrong, and go when such words come', () => {
    const barred: readonly HintProposal[] = [{ hint: aHint('b'), isContradicted: true }];
    expect(decideHints(call.state, [...barred, ...proposed(aHint('b'))], settings, 10_000).show).toEqual([]);
    const two = asked(call, 10_000, proposed(aHint('a', 'article', 0.9), aHint('b')));
    expect(decideHints(two.state, barred, settings, 12_000).settle).toEqual([]);
    expect(decideHints(two.state, barred, settings, 20_000).settle).toEqual([{ hintId: 'b', outcome: 'expired' }]);
  });

  it('are quiet while muted and once the call is over', () => {
    const shown = asked(call, 10_000, proposed(aHint('a')));
    const muted = shown.asks(11_000, 'ada', { type: 'MuteHints' });
    const over = shown.fact(11_000, { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });
    for (const { state } of [muted, over]) {
      expect(decideHints(state, proposed(aHint('w', 'warning')), settings, 20_000)).toEqual({
        show: [],
        settle: [{ hintId: 'a', outcome: 'expired' }],
      });
    }
  });
});

describe('the policy of hints, whatever is proposed and when', () => {
  const moments = fc.array(
    fc.record({ after: fc.nat(60_000), proposals: fc.array(fc.record({ hint: hints, isContradicted: fc.boolean() })) }),
    { maxLength: 20 },
  );

  it('keeps to two at a time, one of an advice, and the first place while it may be read', () => {
    fc.assert(
      fc.property(moments, (steps) => {
        let now = 10_000;
        let next = call;
        for (const [index, { after, proposals }] of steps.entries()) {
          now += after;
          const [first] = next.state.hints;
          const own = proposals.map(({ hint, ...rest }, at) => ({ ...rest, hint: { ...hint, id: `h${index}-${at}` } }));
          next = asked(next, now, own, { ...settings, timesPerAdvice: 2, capPerContact: 100 });
          const open = next.state.hints;
          expect(open.length).toBeLessThanOrEqual(openHintLimit);
          expect(new Set(open.map(({ hint }) => adviceKey(hint))).size).toBe(open.length);
          if (first && now - first.shownAt < settings.unreadFor) expect(open[0]).toEqual(first);
        }
        for (const { timesShown } of Object.values(next.state.hintHistory)) expect(timesShown).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('does not depend on the order of the proposals', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hints, { selector: ({ id }) => id }), (several) => {
        const decided = decideHints(call.state, proposed(...several), settings, 10_000);
        expect(decideHints(call.state, proposed(...several.toReversed()), settings, 10_000)).toEqual(decided);
      }),
    );
  });
});
