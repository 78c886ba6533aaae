import { languages, type Language } from '@aliado/domain';
import { getCountries, type CountryCode } from 'libphonenumber-js/min';

/** Where the organisation is at home: what is meant when a number, a time or a new person says nothing else. */
export abstract class HomePlace {
  /** The country of phone numbers that are written without one; null when the zone belongs to none. */
  abstract readonly country: CountryCode | null;
  /** IANA. */
  abstract readonly timeZone: string;
  abstract readonly language: Language;
}

/** The country that a time zone lies in, by the zones that CLDR lists for each country; null for `UTC` and its like. */
export function countryOfZone(timeZone: string): CountryCode | null {
  return getCountries().find((country) => zonesOf(country).includes(timeZone)) ?? null;
}

/** The language that most people of a country speak, where the product speaks it too; else English. CLDR tells. */
export function languageOf(country: CountryCode | null): Language {
  const likely = country && new Intl.Locale(`und-${country}`).maximize().language;
  return languages.find((language) => language === likely) ?? 'en';
}

/** Part of ECMA-402 since 2025, not yet of TypeScript's library. */
interface LocaleInformation extends Intl.Locale {
  getTimeZones(): readonly string[] | undefined;
}

const zonesOf = (country: CountryCode): readonly string[] =>
  (new Intl.Locale(`und-${country}`) as LocaleInformation).getTimeZones() ?? [];
