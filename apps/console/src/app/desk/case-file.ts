import { computed, inject, Service } from '@angular/core';
import { hoursOf } from '@aliado/domain';
import { activeLanguage } from '@aliado/ui';
import { ServerClock } from '../live/server-clock.ts';
import { Session } from '../session/session.ts';
import { briefOf } from './brief.ts';
import { Desk } from './desk.ts';
import { Journeys } from './journeys.ts';
import { nameOf } from './names.ts';
import type { Wanted } from './reading.ts';
import { reading } from './reading.ts';
import { Readings } from './readings.ts';
import { caseInHand, scriptValues } from './script-values.ts';

/** All that the desk reads about the contact on the screen, besides its log. */
@Service()
export class CaseFile {
  private readonly desk = inject(Desk);
  private readonly session = inject(Session);
  private readonly readings = inject(Readings);
  private readonly clock = inject(ServerClock);
  private readonly language = activeLanguage();
  private readonly interaction = computed(() => this.desk.selected()?.interaction ?? null);
  private readonly customerId = computed(() => this.interaction()?.customer.customerId ?? null);

  /** Read once: queues, people, matters, dispositions. */
  readonly organisation = reading(
    () => ({ about: 'organisation', version: '' }),
    () => this.readings.organisation(),
  );

  readonly profile = reading(
    () => wantedOf(this.customerId()),
    (id) => this.readings.customer(id),
  );

  readonly journeys = inject(Journeys);

  /** What may be decided now; read again when what is known of the case changes. */
  readonly guidelines = reading(
    () => {
      const contact = this.desk.selected();
      if (!contact || contact.work.stage === 'offered') return null;
      const { matter, customer, values } = contact.interaction;
      return { about: contact.id, version: JSON.stringify([matter, customer.customerId, customer.isVerified, values]) };
    },
    (id) => this.readings.guidelines(id),
  );

  /** The script walked last, running or left; null for none, or while it is read. */
  readonly script = reading(
    () => {
      const { script, pastScripts = [] } = this.interaction() ?? {};
      const run = script ?? pastScripts.at(-1);
      return run ? { about: `${run.scriptId} ${run.version}`, version: '' } : null;
    },
    (about) => {
      const [id = '', version = ''] = about.split(' ');
      return this.readings.script(id, Number(version));
    },
  );

  /** The customer's name; null while nobody knows it. */
  readonly name = computed(() => {
    const interaction = this.interaction();
    return this.profile.value()?.customer.name ?? (interaction && nameOf(interaction));
  });

  /** The order that was told, else that of the case in hand; null where none is known. */
  readonly orderNumber = computed(() => {
    const profile = this.profile.value();
    const interaction = this.interaction();
    const inHand = (profile && interaction && caseInHand(profile, interaction)?.orderNumber) ?? null;
    return interaction?.values['orderNumber'] || inHand;
  });

  /** The name of the queue it came through; null when it came through none. */
  readonly queue = computed(() => {
    const id = this.interaction()?.queueId;
    return this.organisation.value()?.queues.find((queue) => queue.id === id)?.name[this.language()] ?? null;
  });

  /** When the queue it came through is open; null for always, or while that is not known. */
  readonly hours = computed(() => {
    const organisation = this.organisation.value();
    return organisation && hoursOf(organisation, this.interaction()?.queueId ?? null);
  });

  /** Names of teams by id. */
  readonly teams = computed((): Readonly<Record<string, string>> => {
    const teams = this.organisation.value()?.teams ?? [];
    return Object.fromEntries(teams.map(({ id, name }) => [id, name[this.language()]]));
  });

  /** Whether it is certain that nobody knows who calls. */
  readonly isUnknown = computed(() => this.interaction()?.customer.certainty === 'unknown');

  /** The language that is spoken with the customer, as far as is known. */
  readonly spoken = computed(
    () => this.interaction()?.language ?? this.profile.value()?.customer.language ?? this.language(),
  );

  /** The scripts that were in force when the contact in hand was opened, to choose from and to name; without one those of now. */
  readonly scripts = reading(
    () => ({ about: String(this.interaction()?.openedAt ?? ''), version: '' }),
    (openedAt) => this.readings.scripts(openedAt === '' ? null : Number(openedAt)),
  );

  /** Names of scripts and guidelines by id, to say where a hint comes from. */
  readonly sourceNames = computed((): Readonly<Record<string, string>> => {
    const guidelines = (this.guidelines.value() ?? []).map(({ guideline }) => guideline);
    const named = [...(this.scripts.value() ?? []), ...guidelines];
    return Object.fromEntries(named.map(({ id, name }) => [id, name[this.language()]]));
  });

  /** What matters before hello; null while nobody is known to call. */
  readonly brief = computed(() => {
    const profile = this.profile.value();
    return profile && briefOf(profile, this.journeys.touchpoints(), this.clock.now());
  });

  /** The values of the placeholders of scripts. */
  readonly values = computed(() => {
    const interaction = this.interaction();
    if (!interaction) return {};
    return scriptValues({
      interaction,
      profile: this.profile.value(),
      organisation: this.organisation.value(),
      agentName: this.session.view()?.account.name ?? '',
      language: this.spoken(),
      now: this.clock.now(),
    });
  });
}

const wantedOf = (about: string | null): Wanted | null => (about === null ? null : { about, version: '' });
