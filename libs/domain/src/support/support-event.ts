import type { PersonThen } from '../authority/authority-event.ts';
import type { NeedOutcome } from '../floor/need.ts';
import type { SupervisorControl } from '../interaction/command.ts';

/** How help that was asked for came to an end: as a supervisor says of any need, or the agent called it off. */
export type HelpOutcome = NeedOutcome | 'called-off';

/** On which side of a contact a colleague stands. */
export type ColleagueSide = 'agent' | 'supervisor';

/** What supervisors did in a contact, and what was said between colleagues beside it. The customer hears nothing of it. */
export type SupportEvent =
  /** Somebody is on it. */
  | { readonly type: 'HelpTaken'; readonly by: PersonThen }
  /** Whoever was on it left it to others. */
  | { readonly type: 'HelpLeft'; readonly by: PersonThen }
  | { readonly type: 'HelpSettled'; readonly by: PersonThen; readonly outcome: HelpOutcome }
  /** From here on somebody watches; a look that nobody ended is ended by the end of the contact. */
  | { readonly type: 'LookBegan'; readonly lookId: string; readonly by: PersonThen }
  | { readonly type: 'LookEnded'; readonly lookId: string }
  | {
      readonly type: 'WhisperSent';
      readonly whisperId: string;
      readonly side: ColleagueSide;
      readonly by: PersonThen;
      /** Already redacted. */
      readonly text: string;
    }
  /** It stood in sight of the other side. */
  | { readonly type: 'WhisperRead'; readonly whisperId: string }
  /** Whose wish it was that the source said it will carry out. What became of it on the line the source's own facts tell. */
  | {
      readonly type: 'ContactIntervened';
      readonly by: PersonThen;
      readonly control: SupervisorControl['type'];
    };

/** Every type of event of this part. */
export const supportTypes = [
  'HelpTaken',
  'HelpLeft',
  'HelpSettled',
  'LookBegan',
  'LookEnded',
  'WhisperSent',
  'WhisperRead',
  'ContactIntervened',
] as const satisfies readonly SupportEvent['type'][];

/** The longest whisper, in UTF-16 units. */
export const whisperLimit = 1_000;
