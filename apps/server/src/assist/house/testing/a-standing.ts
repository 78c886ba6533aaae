import { unknownFacts, type HouseWords, type Interaction, noHouseWords } from '@aliado/domain';
import { aCallWith, type Scenario } from '@aliado/domain/testing';
import { HeardCues } from '../heard-cues.ts';
import type { Standing } from '../standing.ts';

/** Who said what, in turn. */
export type Said = readonly (readonly ['customer' | 'agent', string])[];

/** Noon on Wednesday 18 November 2026 in Madrid. */
export const noon = Date.UTC(2026, 10, 18, 11);

/** A call of Ada's in which this was said, five seconds apart, from noon on. */
export const aCallWithWords = (said: Said, call: Scenario = aCallWith('ada')): Scenario =>
  said.reduce((state, [role, text], index) => {
    const at = noon + 5_000 * (index + state.state.lines.size);
    return state.fact(at, {
      ...{ type: 'UtteranceSpoken', utteranceId: `${at}`, participantId: role, role, text },
      ...{ startedAt: at, endedAt: at + 2_000, language: 'es', confidence: null },
    });
  }, call);

/** Where a call stands for a house with these words; nothing is known but what is told. */
export function aStanding(
  state: Interaction,
  words: Partial<HouseWords> = {},
  told: Partial<Omit<Standing, 'state' | 'words' | 'heard'>> = {},
): Standing {
  const all = { ...noHouseWords, ...words };
  const heard = new HeardCues();
  heard.listen(state, all);
  const named = { es: 'Casa', en: 'House' };
  return {
    ...{ state, words: all, heard, now: noon + 60_000, language: 'es' as const },
    organisation: {
      ...{ name: named, timeZone: 'Europe/Madrid', currency: 'EUR', queues: [], matters: [], dispositions: [] },
      teams: [{ id: 'transport', name: { es: 'Transporte', en: 'Transport' } }],
      hours: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '20:00' }],
    },
    caller: { scope: unknownFacts, profile: null, missed: null, agentName: 'Ada' },
    ...{ matters: new Set<string>(), findings: [], holds: () => false, present: null, others: [], silentFor: 0 },
    ...told,
  };
}
