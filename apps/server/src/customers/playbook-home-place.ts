import type { Language } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { CountryCode } from 'libphonenumber-js/min';
import { Playbook } from '../playbooks/playbook.ts';
import { HomePlace, countryOfZone, languageOf } from './home-place.ts';

/** The home of the organisation whose pack is in force: all of it follows from the time zone. */
@Injectable()
export class PlaybookHomePlace extends HomePlace {
  private known: { readonly timeZone: string; readonly country: CountryCode | null } | null = null;

  constructor(private readonly playbook: Playbook) {
    super();
  }

  get timeZone(): string {
    return this.playbook.isLoaded() ? this.playbook.organisation().timeZone : 'UTC';
  }

  get country(): CountryCode | null {
    const { timeZone } = this;
    if (this.known?.timeZone !== timeZone) this.known = { timeZone, country: countryOfZone(timeZone) };
    return this.known.country;
  }

  get language(): Language {
    return languageOf(this.country);
  }
}
