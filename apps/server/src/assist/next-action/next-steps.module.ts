import { Module } from '@nestjs/common';
import { InteractionsModule } from '../../interactions/interactions.module.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { ScriptsModule } from '../../scripts/scripts.module.ts';
import { AssistModule } from '../assist.module.ts';
import { NextStepProposer } from './next-step-proposer.ts';

/** Proposes what may come next in the scripts that contacts walk. */
@Module({
  imports: [AssistModule, InteractionsModule, PlaybooksModule, ScriptsModule],
  providers: [NextStepProposer],
})
export class NextStepsModule {}
