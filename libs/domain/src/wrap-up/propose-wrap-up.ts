import type { SummarySentence } from '../assist/assist-event.ts';
import type { Interaction } from '../interaction/interaction.ts';
import type { Recorded } from '../interaction/interaction-event.ts';
import type { Organisation } from '../playbook/playbook.ts';
import type { ScriptDefinitions } from '../script/script-command.ts';
import { givenSentences, promisedSentences } from './decided-sentences.ts';
import { doneSentences } from './done-sentences.ts';
import { likelyEndings, type LikelyEnding } from './likely-endings.ts';
import { moodSentences, notedSentences } from './noted-sentences.ts';
import { openSentences } from './open-sentences.ts';
import { summaryLogOf } from './summary-log.ts';
import { wantedSentences } from './wanted-sentences.ts';

/** What is less likely is not proposed: the agent chooses. */
const likelyEnough = 0.35;

/** More than these are not taken in at a glance. */
const endingLimit = 4;

/** What an agent finds written after a contact. Nothing counts until they confirm it. */
export interface WrapUpProposal {
  /** What was wanted, done, promised, is open, how it sounded, and what was noted, in this order; each stands on the log. */
  readonly sentences: readonly SummarySentence[];
  readonly matter: string | null;
  readonly disposition: string | null;
  /** How it may have ended, likeliest first. */
  readonly endings: readonly LikelyEnding[];
}

/** What a summary is written with. */
export interface SummarySources {
  readonly organisation: Organisation | null;
  /** The versions of scripts that the contact was walked and advised with; what is missing is passed over. */
  readonly scripts: ScriptDefinitions;
  /** How much words tell of a script, by the playbook's text; of any script where the id is null; 0 for nothing. */
  readonly tellingOf: (words: string, scriptId: string | null) => number;
}

/** Writes up a contact from its log alone. Pure: the same log gives the same sentences. */
export function proposeWrapUp(
  tape: readonly Recorded[],
  interaction: Interaction,
  sources: SummarySources,
): WrapUpProposal {
  const log = summaryLogOf(tape);
  const wanted = wantedSentences(log, interaction, sources);
  const sentences = [
    ...wanted,
    ...doneSentences(log, interaction, sources),
    ...givenSentences(log, interaction),
    ...promisedSentences(log, interaction, sources.organisation?.timeZone ?? null),
    ...openSentences(log, interaction, sources),
    ...moodSentences(interaction),
    ...notedSentences(log, interaction, wanted),
  ];
  const endings = likelyEndings(log, interaction, sources);
  return {
    sentences: sentences.filter(({ sequences }) => sequences.length > 0),
    matter: interaction.matter,
    disposition: endings.find(({ chance }) => chance >= likelyEnough)?.id ?? null,
    endings: endings.slice(0, endingLimit),
  };
}
