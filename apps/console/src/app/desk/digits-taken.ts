import { computed, inject, Service } from '@angular/core';
import { scriptStanding } from '@aliado/domain';
import { listeningDigits } from '@aliado/ui';
import { Desk } from './desk.ts';
import { listeningStage } from './last-words.ts';
import { ScriptFile } from './script-file.ts';

/** How many digits, from 1, what to say next takes in the contact on the screen: one digit never means two things. */
@Service()
export class DigitsTaken {
  private readonly desk = inject(Desk);
  private readonly file = inject(ScriptFile);

  readonly count = computed(() => {
    const interaction = this.desk.selected()?.interaction;
    if (!interaction) return 0;
    if (interaction.script === null) return listeningStage(interaction) === 'unmatched' ? listeningDigits : 0;
    const present = this.file.walked()?.at(-1);
    return present ? scriptStanding(present.script, present.frame, this.file.holds()).options.length : 0;
  });
}
