import { computed, inject, Service } from '@angular/core';
import { Session } from '../session/session.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { shortName } from './names.ts';

/** Who speaks in the contact on the screen. */
@Service()
export class Speakers {
  private readonly desk = inject(Desk);
  private readonly caseFile = inject(CaseFile);
  private readonly session = inject(Session);

  /** First names by participant id; null where nobody knows one. */
  readonly names = computed((): Readonly<Record<string, string | null>> => {
    const participants = this.desk.selected()?.interaction.participants ?? [];
    const told = participants.map(({ id, name }) => [id, shortName(name)] as const);
    const { id = '', name = null } = this.session.view()?.account ?? {};
    return {
      ...Object.fromEntries(told.filter(([, known]) => known !== null)),
      customer: shortName(this.caseFile.name()),
      [`agent:${id}`]: shortName(name),
    };
  });
}
