import { unknownFacts } from '@aliado/domain';
import { untilCustomerSpoke } from '../call-turn.ts';
import type { Knowledge } from '../knowledge.ts';
import type { HintFigures } from '../models/assist-model.ts';
import { nothingLearnt, type LearntModel, type ModelsOf } from '../models/learnt-models.ts';
import { LearntScriptProposer } from '../propose/learnt-script-proposer.ts';
import { ScriptTextProposer } from '../propose/script-text-proposer.ts';
import { TriggerProposer } from '../propose/trigger-proposer.ts';
import { rankProposals, scored } from '../rank-proposals.ts';
import { spokenTurn, weighted, type Window } from '../window.ts';
import type { TrainingCall } from './training-call.ts';

/** After how many utterances of the customer it is looked at what is proposed. */
export const looks = [1, 2, 3] as const;

/** How script hints fare on calls, looked at early: proposed and ranked as they are live, by words alone. */
export function judgeHints(
  calls: readonly TrainingCall[],
  knowledge: Knowledge,
  model: LearntModel | null,
): HintFigures {
  const of = () => knowledge;
  const models: ModelsOf<'scripts'> = model ? { of: () => model } : nothingLearnt;
  const proposers = [new TriggerProposer(of), new LearntScriptProposer(of, models, new ScriptTextProposer(of))];
  const seen = calls.flatMap((call) =>
    looks.map((times) => {
      const window = windowOf(call, times, knowledge);
      const proposals = proposers.flatMap((proposer) => proposer.propose(window));
      const [shown] = rankProposals(proposals, window).filter(({ isContradicted }) => !isContradicted);
      const list = scored(proposals, window).map(({ target }) => target.id);
      return { script: call.script, place: list.indexOf(call.script ?? ''), shown: shown?.target.id ?? null };
    }),
  );
  const fitting = seen.filter(({ script }) => script !== null);
  const others = seen.filter(({ script }) => script === null);
  const share = (of: typeof seen, holds: (one: (typeof seen)[number]) => boolean) =>
    of.filter(holds).length / Math.max(1, of.length);
  return {
    calls: calls.length,
    first: share(fitting, ({ place }) => place === 0),
    topThree: share(fitting, ({ place }) => place >= 0 && place < 3),
    shownRight: share(fitting, ({ script, shown }) => shown === script),
    shownWrong: share(fitting, ({ script, shown }) => shown !== null && shown !== script),
    quiet: others.length === 0 ? null : share(others, ({ shown }) => shown === null),
  };
}

/**
 * Whether hints fare no worse: the right script is first no less often, what is shown is right more often than wrong by no less,
 * and calls without a script are left alone no less.
 */
export const isNoWorse = (one: HintFigures, than: HintFigures): boolean =>
  one.first >= than.first &&
  one.shownRight - one.shownWrong >= than.shownRight - than.shownWrong &&
  (one.quiet ?? 1) >= (than.quiet ?? 1);

function windowOf({ turns, language }: TrainingCall, times: number, { analyser }: Knowledge): Window {
  const heard = untilCustomerSpoke(turns, times).flatMap((turn, place) =>
    turn.by === 'customer' || turn.by === 'agent'
      ? [spokenTurn(place + 1, turn.by === 'customer', turn.text, (words) => analyser.tokens(words))]
      : [],
  );
  const nobody = { matter: null, openMatters: new Set<string>(), scope: unknownFacts, began: 0 };
  return { language, turns: weighted(heard), ...nobody };
}
