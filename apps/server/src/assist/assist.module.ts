import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.ts';
import { CustomersModule } from '../customers/customers.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { CompiledFeel } from '../playbooks/feel/compiled-feel.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { Advisor, HintProposers } from './advisor.ts';
import { allProposers } from './all-proposers.ts';
import { ArticleSearch } from './article-search.ts';
import { ArticlesController } from './articles.controller.ts';
import { Assist } from './assist.ts';
import { AssistMetrics } from './assist-metrics.ts';
import { CallerKnowledge } from './caller-knowledge.ts';
import { CaseDeskController } from './case-desk.controller.ts';
import { HouseAdvisor } from './house/house-advisor.ts';
import { MattersInHand } from './matters-in-hand.ts';
import { HintOutcomesController } from './outcomes/hint-outcomes.controller.ts';
import { HintOutcomesReader } from './outcomes/hint-outcomes.ts';
import { LearntModels } from './models/learnt-models.ts';
import { LiveModels } from './models/live-models.ts';
import { ModelStore } from './models/model-store.ts';
import { PlaybookKnowledge } from './playbook-knowledge.ts';

/** Listens to live contacts and proposes what may help. */
@Module({
  imports: [CaseModule, CustomersModule, IdentityModule, InteractionsModule, PlaybooksModule],
  controllers: [ArticlesController, CaseDeskController, HintOutcomesController],
  providers: [
    Advisor,
    ArticleSearch,
    Assist,
    AssistMetrics,
    CallerKnowledge,
    HintOutcomesReader,
    HouseAdvisor,
    LiveModels,
    MattersInHand,
    ModelStore,
    PlaybookKnowledge,
    { provide: LearntModels, useExisting: LiveModels },
    {
      provide: HintProposers,
      inject: [PlaybookKnowledge, Playbook, CompiledFeel, LearntModels],
      useFactory: allProposers,
    },
  ],
  exports: [LearntModels, MattersInHand],
})
export class AssistModule {}
