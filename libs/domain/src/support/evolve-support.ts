import type { EpochMs } from '../time/epoch.ts';
import type { SupportEvent } from './support-event.ts';
import { interventionsHeld, whispersHeld, type SupportState } from './support-state.ts';

/** Folds in what colleagues did and said. */
export function evolveSupport<S extends SupportState>(state: S, at: EpochMs, event: SupportEvent): S {
  switch (event.type) {
    case 'HelpTaken':
      return state.help ? { ...state, help: { ...state.help, takenBy: event.by, takenAt: at } } : state;
    case 'HelpLeft':
      return state.help ? { ...state, help: { ...state.help, takenBy: null, takenAt: null } } : state;
    case 'HelpSettled':
      return { ...state, help: null };
    case 'LookBegan': {
      const { lookId, by } = event;
      const looks = [...state.looks.filter((look) => look.lookId !== lookId), { lookId, by, since: at }];
      const isNew = !state.lookedInto.some(({ accountId }) => accountId === by.accountId);
      return { ...state, looks, lookedInto: isNew ? [...state.lookedInto, by] : state.lookedInto };
    }
    case 'LookEnded':
      return { ...state, looks: state.looks.filter(({ lookId }) => lookId !== event.lookId) };
    case 'WhisperSent': {
      const { type: _, ...whisper } = event;
      return { ...state, whispers: [...state.whispers, { ...whisper, sentAt: at, readAt: null }].slice(-whispersHeld) };
    }
    case 'WhisperRead': {
      const isRead = ({ whisperId, readAt }: S['whispers'][number]) => whisperId === event.whisperId && readAt === null;
      return { ...state, whispers: state.whispers.map((one) => (isRead(one) ? { ...one, readAt: at } : one)) };
    }
    case 'ContactIntervened': {
      const { by, control } = event;
      const wish = { by, control, at, done: null };
      return { ...state, interventions: [...state.interventions, wish].slice(-interventionsHeld) };
    }
    default:
      event satisfies never; // a missing case breaks the build; a newer server must not break the tab
      return state;
  }
}

/** Without what cannot outlast the contact: nobody watches a contact that is over, and help for it comes too late. */
export const withoutSupport = <S extends SupportState>(state: S): S =>
  state.help === null && state.looks.length === 0 ? state : { ...state, help: null, looks: [] };
