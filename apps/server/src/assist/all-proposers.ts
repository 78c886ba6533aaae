import type { CompiledFeel } from '../playbooks/feel/compiled-feel.ts';
import type { Playbook } from '../playbooks/playbook.ts';
import type { HintProposers } from './advisor.ts';
import type { LearntModels } from './models/learnt-models.ts';
import type { PlaybookKnowledge } from './playbook-knowledge.ts';
import { ArticleProposer } from './propose/article-proposer.ts';
import { GuidelineProposer } from './propose/guideline-proposer.ts';
import { IdeaProposer } from './propose/idea-proposer.ts';
import { LearntScriptProposer } from './propose/learnt-script-proposer.ts';
import { ScriptTextProposer } from './propose/script-text-proposer.ts';
import { TriggerProposer } from './propose/trigger-proposer.ts';

/** Everybody who has an opinion on what may help. */
export function allProposers(
  knowledge: PlaybookKnowledge,
  playbook: Playbook,
  feel: CompiledFeel,
  models: LearntModels,
): HintProposers {
  const of = knowledge.of.bind(knowledge);
  const guidelinesFor = playbook.guidelinesFor.bind(playbook);
  return {
    proposers: [
      new TriggerProposer(of),
      new LearntScriptProposer(of, models, new ScriptTextProposer(of)),
      new ArticleProposer(of),
      new GuidelineProposer(guidelinesFor, feel),
      new IdeaProposer(of),
    ],
  };
}
