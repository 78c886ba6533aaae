import { computed, inject, Service } from '@angular/core';
import type { Mood } from '@aliado/domain';
import { activeLanguage } from '@aliado/ui';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { utteranceAt } from './last-words.ts';

/** How the customer on the screen sounds; nothing where the organisation does not have that read. */
@Service()
export class Moods {
  private readonly desk = inject(Desk);
  private readonly caseFile = inject(CaseFile);
  private readonly language = activeLanguage();

  /** What customers are told of it; null where moods are not read. */
  readonly announcement = computed(() => {
    const mood = this.caseFile.organisation.value()?.mood;
    return mood ? mood.announcement[this.language()] : null;
  });
  /** Where it turned, oldest first. */
  readonly turns = computed(() =>
    this.announcement() === null ? [] : (this.desk.selected()?.interaction.moodTurns ?? []),
  );
  /** The line it turned at last; null while it did not turn. */
  readonly line = computed(() => {
    const interaction = this.desk.selected()?.interaction;
    const turn = this.turns().at(-1);
    return interaction && turn ? utteranceAt(interaction.lines, turn.lineSequence) : null;
  });
  /** How it sounds from a line on, by the line's sequence. */
  readonly byLine = computed((): Readonly<Record<number, Mood>> =>
    Object.fromEntries(this.turns().map(({ lineSequence, mood }) => [lineSequence, mood])),
  );
}
