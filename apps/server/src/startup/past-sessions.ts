import { setTimeout as sleep } from 'node:timers/promises';
import { evolve, initialInteraction, noAuthority, type EpochMs, type Interaction, type Recorded } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { inSlices } from '../assist/in-slices.ts';
import { PlaybookTelling } from '../assist/wrap-up/playbook-telling.ts';
import { ApprovalRecords } from '../authority/approvals/approval-records.ts';
import { budgetKey } from '../authority/ledger/budget-period.ts';
import { GrantLedger } from '../authority/ledger/grant-ledger.ts';
import { RuleBooks } from '../back-test/rule-books.ts';
import { ContactFiles } from '../customers/contact-files.ts';
import { touchpointOf } from '../customers/contact-touchpoint.ts';
import { AccountDirectory } from '../identity/account-directory.ts';
import { EventLog, SequenceTaken } from '../interactions/event-log.ts';
import { calendarDay } from '../playbooks/calendar-day.ts';
import { customerKeyOf } from '../case/case-reader.ts';
import { Configuration } from '../platform/configuration.ts';
import { DatabasePool } from '../platform/database.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { seeded } from '../sources/simulator/random.ts';
import { PastSessionBooks } from './past-session-books.ts';
import { CastFinder, type Cast } from './past-session-cast.ts';
import { diaryOf } from './past-session-diary.ts';
import { pastSource, playSession, type Stage } from './past-session-play.ts';
import type { PastSessionScene } from './past-session-scene.ts';

/** Between two sessions, milliseconds: whoever calls now goes first. */
const breatheMs = 3;

/** Sessions that are kept at once: few, for live ones want connections too. */
const together = 3;

/** Days that are filled. */
const month = 30;

/** Longest log of a session. */
const mostEntries = 10_000;

/**
 * Gives a fresh demo a month of past sessions, so that what is counted over sessions has something true to count: made up, but
 * decided, folded and kept by the same code as live ones. Written once; what broke off is gone on with at the next start, from the
 * same dice, and what stands already stays as it is.
 */
@Injectable()
export class PastSessions {
  constructor(
    private readonly database: DatabasePool,
    private readonly log: EventLog,
    private readonly cast: CastFinder,
    private readonly rules: RuleBooks,
    private readonly accounts: AccountDirectory,
    private readonly playbook: Playbook,
    private readonly ledger: GrantLedger,
    private readonly approvals: ApprovalRecords,
    private readonly contacts: ContactFiles,
    private readonly telling: PlaybookTelling,
    private readonly configuration: Configuration,
  ) {}

  /**
   * Writes what is missing; nothing where all is there, or where the log had sessions before there were any made-up ones.
   * @param days how many of them are filled, the last ones.
   * @throws the signal's reason once it is aborted.
   */
  async write(now: EpochMs, signal: AbortSignal, days = month): Promise<number> {
    const beganAt = await this.begin(now);
    if (beganAt === null) return 0;
    const cast = await this.cast.find(this.configuration.settings.pack, beganAt);
    const stage = await this.stageFor(cast, beganAt);
    const dice = seeded(pastSource);
    const { timeZone } = this.playbook.organisation();
    const diary = diaryOf(cast, this.playbook.demoOpening(), {
      ...{ before: beganAt, days, timeZone, dice: dice.fork('diary') },
    });
    for (let from = 0; from < diary.length; from += together) {
      const scenes: PastSessionScene[] = [];
      for (const appointment of diary.slice(from, from + together)) {
        signal.throwIfAborted();
        scenes.push(await inSlices(playSession(appointment, stage, dice.fork(`session ${appointment.nth}`))));
        await sleep(breatheMs);
      }
      await Promise.all(scenes.map((scene) => this.keep(scene)));
    }
    await this.database.pool.query('UPDATE past_sessions SET finished_at = $2 WHERE name = $1', [pastSource, now]);
    return diary.length;
  }

  /** When the sessions that are to be written end; null where none are. */
  private async begin(now: EpochMs): Promise<EpochMs | null> {
    await this.database.pool.query(
      `INSERT INTO past_sessions (name, began_at) SELECT $1, $2 WHERE NOT EXISTS (
         SELECT FROM recorded_event WHERE sequence = 1 AND occurred_at < $2 AND type = 'InteractionOpened')
       ON CONFLICT (name) DO NOTHING`,
      [pastSource, now],
    );
    const { rows } = await this.database.pool.query<{ began_at: string }>(
      'SELECT began_at FROM past_sessions WHERE name = $1 AND finished_at IS NULL',
      [pastSource],
    );
    return rows[0] ? Number(rows[0].began_at) : null;
  }

  private async stageFor(cast: Cast, beganAt: EpochMs): Promise<Stage> {
    const organisation = { ...this.playbook.organisation(), people: await this.accounts.list() };
    const scripts = new Map(this.playbook.currentScripts().map((script) => [script.id, script]));
    const { afterContactWorkSeconds, redactions } = this.configuration.settings;
    const house = {
      policy: this.playbook.authorityAt(beganAt) ?? noAuthority,
      guidelinesFor: (matter: string, at: EpochMs) => this.playbook.guidelinesFor(matter, at),
      context: await this.rules.context(),
      timeZone: organisation.timeZone,
      supervisors: cast.supervisors,
    };
    return {
      books: new PastSessionBooks(house),
      scene: {
        afterContactWorkFor: afterContactWorkSeconds * 1_000,
        redactions,
        scripts: { find: (id) => scripts.get(id) },
      },
      organisation,
      scriptFor: (id) => scripts.get(id) ?? null,
      tellingIn: (language) => this.telling.in(language),
      voiceOf: (id) => cast.callers.get(cast.voices.get(id) ?? ''),
    };
  }

  /** To the log first, which decides; then to what is kept beside it. */
  private async keep({ interactionId, entries, state }: PastSessionScene): Promise<void> {
    const recordedAt = entries.at(-1)?.occurredAt ?? 0;
    const append = { streamId: interactionId, expected: 0, entries, commandId: null, recordedAt, turns: null };
    try {
      await this.log.append(append);
      await this.keepBeside(interactionId, state);
    } catch (error) {
      if (!(error instanceof SequenceTaken)) throw error;
      await this.keepBeside(interactionId, await this.standing(interactionId));
    }
  }

  private async standing(interactionId: string): Promise<Interaction> {
    const entries = (await this.log.readAfter(interactionId, 0, mostEntries)) as readonly Recorded[];
    return entries.reduce(evolve, initialInteraction);
  }

  private async keepBeside(interactionId: string, state: Interaction): Promise<void> {
    await this.contacts.file(interactionId, touchpointOf(state, this.playbook.organisation().dispositions));
    for (const approval of state.approvals) await this.approvals.keep(interactionId, approval);
    for (const grant of state.grants) {
      const { grantId, agentId, approvalId, terms, reservedAt, expiresAt } = grant;
      const day = calendarDay(reservedAt, this.playbook.organisation().timeZone);
      const team = (await this.accounts.find(agentId))?.team ?? null;
      const budgets = this.playbook.authorityAt(reservedAt)?.budgets ?? [];
      const theirs = budgets.filter(({ teams }) => team !== null && teams.includes(team));
      await this.ledger.reserve(
        {
          ...{ interactionId, grantId, agentId, approvalId, terms, day, team, reservedAt, expiresAt },
          decidedBy: grant.decidedBy ?? agentId,
          lentBy: null,
          customerKey: customerKeyOf(state),
          baseAmount: terms.amount?.amount ?? 0,
          budgetKeys: theirs.map((budget) => budgetKey(budget, day)),
        },
        unbounded,
      );
      await this.ledger.follow(interactionId, grant, grant.undoUntil ?? expiresAt);
    }
  }
}

/** What was given was given: the books are brought in line with the log, whatever the limits. */
const unbounded = { customer: null, day: null, budgets: {}, excluded: [] };
