import type { Localised } from '../text/localised.ts';
import type { OpeningHours } from '../time/opening-hours.ts';

/** A place from which some teams answer. */
export interface Site {
  readonly id: string;
  readonly name: Localised;
  /** By whose clocks its days and hours are (IANA). */
  readonly timeZone: string;
  /** When somebody answers there; left out where somebody always does. */
  readonly hours?: OpeningHours;
  /** The ids of its teams. A team is of one site at most. */
  readonly teams: readonly string[];
}

/**
 * The site of a team; null for none. Somebody who answers is at the site of their team, and a contact is of the site of whoever
 * answered it.
 */
export const siteOf = (organisation: { readonly sites?: readonly Site[] }, team: string | null): Site | null =>
  (team !== null && organisation.sites?.find(({ teams }) => teams.includes(team))) || null;
