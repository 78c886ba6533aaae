import { computed, inject, Service } from '@angular/core';
import {
  candidatesFor,
  fieldValueOf,
  wallAt,
  type Entity,
  type EntityContext,
  type Language,
  type ScriptField,
} from '@aliado/domain';
import { activeLanguage, formatAddress, formatDay, formatMoney, type CopyMark, type SaidValue } from '@aliado/ui';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { EntityReader } from './entity-reader.ts';
import { PhoneReader } from './phone-reader.ts';
import { Speakers } from './speakers.ts';

/** Worth copying out of a transcript; a sum or a day is read faster than copied. */
const copied: ReadonlySet<Entity['kind']> = new Set<Entity['kind']>(['identifier', 'phone', 'email', 'postal-code']);

/** What was recognised in the words of the contact on the screen: to be copied, and to be offered to fields. */
@Service()
export class SaidEntities {
  private readonly desk = inject(Desk);
  private readonly caseFile = inject(CaseFile);
  private readonly speakers = inject(Speakers);
  private readonly phones = inject(PhoneReader);
  private readonly language = activeLanguage();

  private readonly country = computed(() => {
    const { from = null, to = null } = this.desk.selected()?.interaction ?? {};
    const plans = this.phones.plans();
    const known = this.caseFile.profile.value()?.customer.country ?? null;
    return known ?? [from, to].map((number) => number && plans.countryOf(number)).find(Boolean) ?? null;
  });
  private readonly zone = computed(
    () => this.caseFile.profile.value()?.customer.timeZone ?? this.caseFile.organisation.value()?.timeZone ?? '',
  );
  private readonly identifiers = computed(() => this.caseFile.organisation.value()?.identifiers ?? []);
  private readonly reader = computed(() => {
    const [identifiers, country, zone, plans] = [this.identifiers(), this.country(), this.zone(), this.phones.plans()];
    const context: EntityContext = {
      ...{ identifiers, country },
      phone: (said) => plans.read(said, country),
      dayOf: (at) => new Date(wallAt(at, zone)).toISOString().slice(0, 'YYYY-MM-DD'.length),
    };
    return new EntityReader(context);
  });
  private readonly found = computed(() => {
    const lines = this.desk.selected()?.interaction.lines;
    return lines ? this.reader().in(lines) : [];
  });

  /** What can be copied, by the sequence of its line. */
  readonly marks = computed((): Readonly<Record<number, readonly CopyMark[]>> => {
    const marks: Record<number, readonly CopyMark[]> = {};
    for (const { entity } of this.found().filter((one) => copied.has(one.entity.kind))) {
      for (const { lineSequence, from, to } of entity.parts) {
        const others = (marks[lineSequence] ?? []).filter((other) => other.to <= from || to <= other.from);
        marks[lineSequence] = [...others, { from, to, value: fieldValueOf(entity) }];
      }
    }
    return marks;
  });

  constructor() {
    void this.phones.fetch();
  }

  /** What was said and a field wants, the newest first. */
  wantedBy(field: ScriptField): readonly SaidValue[] {
    const found = this.found();
    const names = this.speakers.names();
    const candidates = candidatesFor(
      field,
      found.map(({ entity }) => entity),
    );
    return candidates.flatMap((entity) => {
      const said = found.findLast((one) => one.entity === entity);
      if (!said) return [];
      const { participantId, lineSequence } = said;
      const by = names[participantId] ?? null;
      return [
        { value: fieldValueOf(entity), shown: shownAs(entity, this.language()), by, words: entity.words, lineSequence },
      ];
    });
  }
}

function shownAs(entity: Entity, language: Language): string {
  switch (entity.kind) {
    case 'money':
      return formatMoney(entity.value, language);
    case 'date':
      return formatDay(entity.value, language);
    case 'phone':
      return formatAddress(entity.value);
    default:
      return entity.value;
  }
}
