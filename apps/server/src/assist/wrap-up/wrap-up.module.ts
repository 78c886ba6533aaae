import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.ts';
import { InteractionsModule } from '../../interactions/interactions.module.ts';
import { Clock } from '../../platform/clock.ts';
import { Configuration } from '../../platform/configuration.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { LanguageModel, NoLanguageModel } from '../language-model/language-model.ts';
import { OpenAiModel } from '../language-model/open-ai-model.ts';
import { Rewording } from '../language-model/rewording.ts';
import { PlaybookTelling } from './playbook-telling.ts';
import { WrapUpMetrics } from './wrap-up-metrics.ts';
import { WrapUpWriter } from './wrap-up-writer.ts';

/** Writes contacts up before their agents do. */
@Module({
  imports: [IdentityModule, InteractionsModule, PlaybooksModule],
  providers: [
    PlaybookTelling,
    Rewording,
    WrapUpMetrics,
    WrapUpWriter,
    { provide: LanguageModel, inject: [Configuration, Clock], useFactory: languageModelOf },
  ],
  exports: [WrapUpWriter],
})
export class WrapUpModule {}

function languageModelOf({ settings }: Configuration, clock: Clock): LanguageModel {
  const { languageModelUrl: url, languageModelName: name, languageModelKey: key } = settings;
  return url === null ? new NoLanguageModel() : new OpenAiModel({ url, name, key }, () => clock.now());
}
