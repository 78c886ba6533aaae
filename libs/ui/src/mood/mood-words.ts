import type { Mood } from '@aliado/domain';

/** What each mood is called. */
export const moodKeys: Readonly<Record<Mood, string>> = {
  pleased: 'ui.mood.pleased',
  calm: 'ui.mood.calm',
  upset: 'ui.mood.upset',
};
