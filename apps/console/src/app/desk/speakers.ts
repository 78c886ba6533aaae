import { computed, inject, Service } from '@angular/core';
import { Session } from '../session/session.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { shortName, speakersOf } from './names.ts';

/** Who speaks in the contact on the screen. */
@Service()
export class Speakers {
  private readonly desk = inject(Desk);
  private readonly caseFile = inject(CaseFile);
  private readonly session = inject(Session);

  /** First names by participant id; null where nobody knows one. */
  readonly names = computed((): Readonly<Record<string, string | null>> => {
    const interaction = this.desk.selected()?.interaction;
    const people = this.caseFile.organisation.value()?.people ?? [];
    const { id = '', name = null } = this.session.view()?.account ?? {};
    return {
      ...(interaction ? speakersOf(interaction, people) : {}),
      customer: shortName(this.caseFile.name()),
      [`agent:${id}`]: shortName(name),
    };
  });
}
