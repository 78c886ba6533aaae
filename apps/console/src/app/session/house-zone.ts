import { computed, inject, Service } from '@angular/core';
import { reading } from '../desk/reading.ts';
import { Readings } from '../desk/readings.ts';
import { Session } from './session.ts';

/** The time zone of the organisation, in which the console tells all hours; undefined until somebody is signed in and it is read. */
@Service()
export class HouseZone {
  private readonly session = inject(Session);
  private readonly readings = inject(Readings);
  private readonly isSignedIn = computed(() => this.session.view() !== null);
  private readonly organisation = reading(
    () => (this.isSignedIn() ? { about: 'organisation', version: '' } : null),
    () => this.readings.organisation(),
  );

  readonly zone = computed(() => this.organisation.value()?.timeZone);
}
