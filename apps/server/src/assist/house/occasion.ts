import type { Occasion } from '@aliado/domain';
import type { HeardCue } from './heard-cues.ts';
import type { Standing } from './standing.ts';

/** Whether something concerns a contact as it stands, whatever has to be said first. */
export function concerns({ matters, when, consent }: Omit<Occasion, 'after'>, standing: Standing): boolean {
  if (matters && !matters.some((matter) => standing.matters.has(matter))) return false;
  if (consent && !consent.includes(standing.state.consent)) return false;
  return when === undefined || standing.holds(when);
}

/** Utterances after which what was said is not what is being spoken of any more. */
export const freshFor = 4;

/** The words after which something is due, if they were said; undefined while it waits for them, null where it waits for none. */
export function cueOf({ after }: Occasion, key: string, { heard }: Standing): HeardCue | null | undefined {
  return after ? (heard.at(key) ?? undefined) : null;
}
