import { Service, signal } from '@angular/core';
import type { CountryCode } from 'libphonenumber-js/min';

/** What the numbering plans of the world tell. */
export interface NumberingPlans {
  /** A telephone number as it was said, in E.164, where this country has it or a plus leads; null for none. */
  read(said: string, country: string | null): string | null;
  /** The country of a number in E.164; null for none, or where several share its plan and cannot be told apart. */
  countryOf(number: string): string | null;
}

/** Brings the numbering plans: a file of their own, read once the first contact asks. Until it is here, no number is one. */
@Service()
export class PhoneReader {
  private readonly here = signal<NumberingPlans>({ read: () => null, countryOf: () => null });
  private isAsked = false;

  readonly plans = this.here.asReadonly();

  /** Reads the file, unless it was asked for before. */
  async fetch(): Promise<void> {
    if (this.isAsked) return;
    this.isAsked = true;
    const { parsePhoneNumberFromString, isSupportedCountry } = await import('libphonenumber-js/min');
    const isCountry = (country: string | null): country is CountryCode =>
      country !== null && isSupportedCountry(country);
    this.here.set({
      read: (said, country) => {
        const number = parsePhoneNumberFromString(said, isCountry(country) ? country : undefined);
        return number?.isValid() === true ? number.number : null;
      },
      countryOf: (number) => parsePhoneNumberFromString(number)?.country ?? null,
    });
  }
}
