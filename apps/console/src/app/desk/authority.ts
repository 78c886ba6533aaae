import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Interaction, Money } from '@aliado/domain';
import { adviceKey } from '@aliado/domain';
import type { AuthorityChoice, Difference, Proposal } from '@aliado/ui';
import { chosenOffer, offerKey, proposalOf, remedyWords, stageOf, Ticker } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { LiveSocket } from '../live/live-socket.ts';
import { ServerClock } from '../live/server-clock.ts';
import { Notices } from '../shell/notices.ts';
import { Advice } from './advice.ts';
import { hasDifference } from './authority-intention.ts';
import type { Ending } from './authority-requests.ts';
import { AuthorityRequests } from './authority-requests.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { Drafts } from './drafts.ts';
import { reading } from './reading.ts';
import { Readings } from './readings.ts';

/** What would be given or asked for now, in words. */
export interface Proposed {
  /** `Abonar 30,00 €`, `Pedir 220,00 €`. */
  readonly label: string;
  readonly guidelineId: string;
  readonly does: Proposal['does'];
  /** Whether it is on its way already. */
  readonly isBusy: boolean;
}

/** What may be decided in the contact on the screen, what was chosen of it, and what is under way. */
@Service()
export class Authority {
  private readonly desk = inject(Desk);
  private readonly caseFile = inject(CaseFile);
  private readonly advice = inject(Advice);
  private readonly drafts = inject(Drafts);
  private readonly readings = inject(Readings);
  private readonly requests = inject(AuthorityRequests);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly socket = inject(LiveSocket);
  private readonly clock = inject(ServerClock);
  private readonly ticker = inject(Ticker);
  private readonly words = remedyWords();

  private readonly contactId = this.desk.selectedId;
  /** How often limits moved under the contact on the screen, or may have while the line was down. */
  private readonly moves = signal(0);
  /** As the log has it, without what is only foreseen: the server judges by no more. */
  private readonly interaction = computed(
    () => this.desk.contacts().find(({ id }) => id === this.contactId())?.interaction ?? null,
  );
  private readonly read = reading(
    () => {
      const contact = this.desk.contacts().find(({ id }) => id === this.contactId());
      if (!contact || contact.work.stage === 'offered') return null;
      return { about: contact.id, version: `${this.moves()} ${whatMatters(contact.interaction)}` };
    },
    async (id) => ({ view: await this.readings.authority(id), at: this.clock.now() }),
  );

  /** What may be decided; null while it is read, or cannot be. */
  readonly view = computed(() => this.read.value()?.view ?? null);
  readonly hasFailed = this.read.hasFailed;
  /** When it was read, epoch milliseconds. */
  readonly asOf = computed(() => this.read.value()?.at ?? null);
  readonly grants = computed(() => this.interaction()?.grants ?? []);
  /** When what was promised last in this contact is due; null for nothing. */
  readonly promisedFor = computed(() => this.interaction()?.promises.at(-1)?.dueAt ?? null);

  /** What is under way; null for nothing. */
  private readonly running = computed(() => this.requests.of(this.contactId() ?? ''));
  /** What was set aside and is not what was shown; null while nothing differs. */
  readonly differs = computed((): Difference | null => {
    const running = this.running();
    if (!running?.shown || !running.kept || !hasDifference(running)) return null;
    return { shown: running.shown, kept: running.kept };
  });
  readonly isBusy = computed(() => this.running() !== null && this.differs() === null);

  /** The guideline of the script's step, where it offers something; null elsewhere. */
  private readonly stepGuideline = computed(() => {
    const run = this.interaction()?.script;
    const script = this.caseFile.script.value();
    const step = script?.id === run?.scriptId ? script?.steps.find(({ id }) => id === run?.stepId) : undefined;
    return step?.kind === 'offer' ? step.guideline : null;
  });
  readonly choice = computed((): AuthorityChoice => {
    const offers = this.view()?.offers ?? [];
    const guidelineId = this.advice.chosenId() ?? this.stepGuideline();
    const consulted = offers.find(({ terms }) => terms.guidelineId === guidelineId);
    const key = this.draft('offer') || (consulted ? offerKey(consulted) : null);
    return { key, amount: amountOf(this.draft('amount')) };
  });
  readonly reason = computed(() => this.draft('reason'));
  /** How far the decision is. What this screen has just set aside is still being given. */
  readonly stage = computed(() => {
    const { grants = [], approvals = [] } = this.interaction() ?? {};
    const runningId = this.running()?.id;
    const told = grants.filter(({ grantId, state }) => grantId !== runningId || state !== 'reserved');
    return stageOf({ grants: told, approvals }, this.draft('aside').split(' '), this.ticker.now());
  });
  /** What the key does now; null for nothing. */
  readonly proposal = computed(() => {
    const view = this.view();
    return view && proposalOf(this.stage(), view, this.choice());
  });
  /** The guideline behind the offer in hand. */
  readonly finding = computed(() => {
    const view = this.view();
    const id = view && chosenOffer(view, this.choice())?.terms.guidelineId;
    return this.caseFile.guidelines.value()?.find(({ guideline }) => guideline.id === id) ?? null;
  });
  /** Whether there is a decision to show: something to give, asked for, given, or under way. */
  readonly isInHand = computed(() => {
    const view = this.view();
    return view !== null && (view.offers.length > 0 || this.stage().kind !== 'open' || this.grants().length > 0);
  });
  /** What would be given or asked for now, for who shows it elsewhere; null for nothing. */
  readonly proposed = computed((): Proposed | null => {
    const proposal = this.proposal();
    if (!proposal || this.differs() || this.desk.isOffline()) return null;
    const { does, terms } = proposal;
    const what = this.words.what(terms);
    const label = does === 'give' ? this.words.give(terms) : this.transloco.translate('ui.authority.ask', { what });
    return { label, does, guidelineId: terms.guidelineId, isBusy: this.isBusy() };
  });

  constructor() {
    this.requests.endings.pipe(takeUntilDestroyed()).subscribe((ending) => this.over(ending));
    this.socket.limitNotices.pipe(takeUntilDestroyed()).subscribe(({ interactionIds }) => {
      if (interactionIds.includes(this.contactId() ?? '')) this.moves.update((count) => count + 1);
    });
    effect(() => {
      if (this.socket.isOpen()) untracked(() => this.moves.update((count) => count + 1));
    });
    effect(() => {
      const consulted = this.advice.chosenId();
      if (consulted !== null) untracked(() => this.write('offer', '')); // who consults a guideline wants to see its offer
    });
  }

  /** Gives what is proposed, at once; false when nothing can be given, or only be asked for. */
  grant(): boolean {
    const proposal = this.proposal();
    return proposal?.does === 'give' && this.act(proposal);
  }

  /** Gives these terms or asks for them: once, however often it is called meanwhile. */
  act(proposal: Proposal): boolean {
    const interactionId = this.contactId();
    if (interactionId === null) return false;
    const { terms: shown } = proposal;
    const id = crypto.randomUUID();
    const knownGrants = this.grants().length;
    const isStarted =
      proposal.does === 'give'
        ? this.requests.start({ wants: 'give', interactionId, id, shown, knownGrants, approvalId: proposal.approvalId })
        : this.requests.start({ wants: 'ask', interactionId, id, shown, reason: this.reason().trim() });
    if (!isStarted && this.desk.isOffline()) this.notices.refused('live/unavailable');
    return isStarted;
  }

  /** Chooses another offer. */
  choose(key: string): void {
    this.write('offer', key);
    this.write('amount', '');
  }

  /** Chooses another amount; null for the proposed one. */
  chooseAmount(amount: Money | null): void {
    this.write('amount', amount === null ? '' : `${amount.amount} ${amount.currency}`);
  }

  /** Takes the reason as it is being written. */
  writeReason(text: string): void {
    this.write('reason', text);
  }

  undo(id: string): void {
    this.start('undo', id);
  }

  release(id: string): void {
    this.start('release', id);
  }

  withdraw(id: string): void {
    this.start('withdraw', id);
  }

  /** Gives what was set aside by another screen, or before the line broke. */
  finish(id: string): void {
    const interactionId = this.contactId();
    const terms = this.grants().find(({ grantId }) => grantId === id)?.terms;
    if (interactionId === null || !terms) return;
    this.requests.start({ wants: 'give', interactionId, id, shown: terms, kept: terms });
  }

  /** Gives what was set aside although it differs: it has been seen. */
  accept(): void {
    this.requests.accept(this.contactId() ?? '');
  }

  decline(): void {
    this.requests.decline(this.contactId() ?? '');
  }

  /** Has done with a grant or an answer: something else can be decided. */
  putAside(id: string): void {
    this.write('aside', `${this.draft('aside')} ${id}`.trim());
  }

  /** Reads it again. */
  reload(): void {
    this.read.reload();
  }

  private start(wants: 'undo' | 'release' | 'withdraw', id: string): void {
    const interactionId = this.contactId();
    if (interactionId === null || this.requests.start({ wants, interactionId, id })) return;
    if (this.desk.isOffline()) this.notices.refused('live/unavailable');
  }

  /** Says how it ended, and forgets what was chosen for it; what was written for a lost request stays. */
  private over({ intention, ended }: Ending): void {
    const { wants, shown, interactionId } = intention;
    if (ended === 'lost') this.notices.show('watch', this.transloco.translate('desk.authority.lost'));
    else if (ended !== 'done') {
      this.notices.refused(ended.refused);
      this.reload(); // the limits are not what the screen says
    } else {
      if (wants === 'give' || wants === 'ask') {
        for (const field of ['amount', 'reason']) this.drafts.write(interactionId, field, '');
      }
      if (wants === 'give' && shown) this.notices.say(this.words.given(shown), 'polite');
    }
  }

  private draft(field: string): string {
    return this.drafts.text(this.contactId() ?? '', field);
  }

  private write(field: string, text: string): void {
    const id = this.contactId();
    if (id !== null && this.draft(field) !== text) this.drafts.write(id, field, text);
  }
}

/** Everything of an interaction that may change what may be decided in it, as one text. */
function whatMatters(interaction: Interaction): string {
  const { matter, customer, values, script, grants, approvals, promises, phase } = interaction;
  const likely = matter === null ? interaction.hints.map(({ hint }) => adviceKey(hint)) : []; // then what is likely counts
  return JSON.stringify([
    likely,
    [matter, customer.customerId, customer.isVerified, values, phase === 'closed'],
    [script?.scriptId, script?.stepId],
    grants.map(({ grantId, state }) => [grantId, state]),
    approvals.map(({ approvalId, state, offeredTo }) => [approvalId, state, offeredTo.length]),
    promises.map(({ promiseId }) => promiseId),
  ]);
}

/** An amount as a draft keeps it: minor units and currency. */
function amountOf(text: string): Money | null {
  const [amount, currency] = text.split(' ');
  return amount && currency ? { amount: Number(amount), currency } : null;
}
