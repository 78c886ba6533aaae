import { computed, inject, Injectable, signal, type Provider } from '@angular/core';
import type { EpochMs } from '@aliado/domain';
import { SERVER_CLOCK, Ticker } from '@aliado/ui';
import { Advice } from '../desk/advice.ts';
import { Authority } from '../desk/authority.ts';
import { Care } from '../desk/care.ts';
import { CaseFile } from '../desk/case-file.ts';
import { Desk } from '../desk/desk.ts';
import { DigitsTaken } from '../desk/digits-taken.ts';
import { AuthorityRequests } from '../desk/authority-requests.ts';
import { Drafts } from '../desk/drafts.ts';
import { Ideas } from '../desk/ideas.ts';
import { Journeys } from '../desk/journeys.ts';
import { Moods } from '../desk/moods.ts';
import { Notes } from '../desk/notes.ts';
import { Readings } from '../desk/readings.ts';
import { SaidEntities } from '../desk/said-entities.ts';
import { ScriptActs } from '../desk/script-acts.ts';
import { ScriptFile } from '../desk/script-file.ts';
import { Shelf } from '../desk/shelf.ts';
import { Speakers } from '../desk/speakers.ts';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Outbox } from '../live/outbox.ts';
import { ServerClock } from '../live/server-clock.ts';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';
import { Playhead } from './playhead.ts';
import { ReplayedDesk } from './replayed-desk.ts';
import {
  ReplayedSession,
  SilentDrafts,
  SilentKeyboard,
  SilentNotices,
  SilentOutbox,
  SilentRequests,
} from './silent-parts.ts';

/** What the desk read beside the log is not told again: it would be read as it is now, and not as it was then. */
const untold = (): Promise<never> => new Promise(() => undefined);

/** Readings that do not change (scripts by version, the organisation) are told; all others are not. */
@Injectable()
class ReplayedReadings extends Readings {
  override customer = untold;
  override journey = untold;
  override guidelines = untold;
  override authority = untold;
  override scriptConditions = untold;
}

/** The clock on the wall of the session. */
@Injectable()
class ReplayedTicker implements Pick<Ticker, keyof Ticker> {
  private readonly playhead = inject(Playhead);
  readonly now = computed((): EpochMs => Math.floor(this.playhead.at() / 1_000) * 1_000);
  readonly minute = computed((): EpochMs => Math.floor(this.playhead.at() / 60_000) * 60_000);
}

@Injectable()
class ReplayedClock extends ServerClock {
  private readonly playhead = inject(Playhead);
  override now(): EpochMs {
    return this.playhead.at();
  }
}

/** How somebody fared is shown to nobody else, and is in no log. */
const noCare: Pick<Care, 'shown' | 'words'> = { shown: signal([]), words: signal('') };

/** All that the parts of the desk ask for, fed by a session instead of a line. One player needs one set, below a `Playhead`. */
export const replayedParts: Provider[] = [
  ReplayedDesk,
  { provide: Desk, useExisting: ReplayedDesk },
  { provide: Readings, useClass: ReplayedReadings },
  { provide: Session, useClass: ReplayedSession },
  { provide: Keyboard, useClass: SilentKeyboard },
  { provide: Notices, useClass: SilentNotices },
  { provide: Outbox, useClass: SilentOutbox },
  { provide: Drafts, useClass: SilentDrafts },
  { provide: AuthorityRequests, useClass: SilentRequests },
  { provide: Ticker, useClass: ReplayedTicker },
  { provide: ServerClock, useClass: ReplayedClock },
  {
    provide: SERVER_CLOCK,
    useFactory: () => {
      const playhead = inject(Playhead);
      return () => playhead.at();
    },
  },
  { provide: Care, useValue: noCare },
  ...[Advice, Authority, CaseFile, DigitsTaken, Ideas, Journeys, Moods, Notes],
  ...[SaidEntities, ScriptActs, ScriptFile, Shelf, Speakers],
];
