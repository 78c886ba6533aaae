import { moodOf } from '../assist/assist-state.ts';
import { isLive, type Interaction } from '../interaction/interaction.ts';
import type { DurationMs, EpochMs } from '../time/epoch.ts';
import type { Need, NeedKind } from './need.ts';

/** When something begins to need a supervisor. */
export interface NeedLimits {
  /** A hold that lasts longer. */
  readonly hold: DurationMs;
  /** Nobody spoke for longer, off hold. */
  readonly silence: DurationMs;
  /** After-contact work that lasts longer. */
  readonly work: DurationMs;
  /** How long before a promise is due. */
  readonly promise: DurationMs;
}

/** What holds where a deployment sets nothing else. */
export const usualNeedLimits: NeedLimits = {
  hold: 120_000,
  silence: 45_000,
  work: 180_000,
  promise: 60 * 60_000,
};

/**
 * All that one contact needs a supervisor for, now or once `from` comes. Nothing is looked at by the minute: what depends on time says
 * from when it holds, and is gone with the event that ends it.
 */
export function needsOf(interactionId: string, state: Interaction, limits: NeedLimits): readonly Need[] {
  const causes = [...waitingCauses(state), ...lineCauses(state, limits), ...workCauses(state, limits)];
  return causes.map(({ key, about, since, from, dueAt, agentId }) => ({
    id: needIdOf(about.kind, interactionId, key ?? since),
    ...{
      interactionId,
      agentId: agentId ?? state.agentId,
      queueId: state.queueId,
      customerName: customerNameOf(state),
    },
    ...{ since, from: from ?? since, dueAt: dueAt ?? null, about },
  }));
}

/** The id of a need of a contact: by its kind, and what makes it one of its own. */
export const needIdOf = (kind: NeedKind, interactionId: string, key: string | number): string =>
  `${kind}:${interactionId}:${key}`;

interface Cause extends Pick<Need, 'since' | 'about'> {
  /** What makes it one of its own; its beginning where left out. */
  readonly key?: string;
  readonly from?: EpochMs;
  readonly dueAt?: EpochMs;
  readonly agentId?: string;
}

/** Somebody asked for something and waits for a person. */
function waitingCauses({ help, approvals }: Interaction): readonly Cause[] {
  const asked = approvals.filter(({ state }) => state === 'asked');
  return [
    ...(help ? [{ since: help.askedAt, about: { kind: 'help', words: help.words } } as const] : []),
    ...asked.map(({ approvalId, agentId, askedAt, terms, withoutAsking, reason }) => ({
      ...{ key: approvalId, agentId, since: askedAt },
      about: { kind: 'approval', approvalId, amount: terms.amount, withoutAsking, reason } as const,
    })),
  ];
}

/** Something on the line goes on for too long, or went wrong. */
function lineCauses(state: Interaction, limits: NeedLimits): readonly Cause[] {
  if (!isLive(state) || state.connectedAt === null) return [];
  const turn = state.moodTurns.at(-1);
  const upset: readonly Cause[] =
    turn?.mood === 'upset' && moodOf(state) === 'upset'
      ? [
          {
            key: String(turn.lineSequence),
            since: turn.turnedAt,
            about: { kind: 'mood', before: turn.before, mood: turn.mood, words: turn.words },
          },
        ]
      : [];
  return [...stillCauses(state, state.connectedAt, limits), ...upset];
}

/** A hold; or a silence, where there is a transcript by which it can be known that nobody speaks, and a voice to hear. */
function stillCauses(
  { channel, heldSince, lastSpokenAt, resumedAt }: Interaction,
  connectedAt: EpochMs,
  limits: NeedLimits,
): readonly Cause[] {
  if (heldSince !== null) return [{ since: heldSince, from: heldSince + limits.hold, about: { kind: 'hold' } }];
  if (channel !== 'voice' || lastSpokenAt === null) return [];
  const since = Math.max(lastSpokenAt, connectedAt, resumedAt ?? connectedAt);
  return [{ since, from: since + limits.silence, about: { kind: 'silence' } }];
}

/** What was promised and is due soon, and after-contact work that takes long. */
function workCauses({ promises, afterContactWork }: Interaction, limits: NeedLimits): readonly Cause[] {
  return [
    ...promises.map(({ promiseId, words, team, dueAt, by }) => ({
      ...{ key: promiseId, agentId: by, since: dueAt - limits.promise, from: dueAt - limits.promise, dueAt },
      about: { kind: 'promise', promiseId, words, team } as const,
    })),
    ...afterContactWork.map(({ agentId, startedAt }) => ({
      ...{ key: agentId, agentId, since: startedAt, from: startedAt + limits.work },
      about: { kind: 'work-overrun', limit: limits.work } as const,
    })),
  ];
}

/** What the customer of a contact is called, as far as anybody said; null where nobody did. */
export const customerNameOf = ({ customer, participants }: Interaction): string | null =>
  customer.newName ??
  customer.candidates.find(({ customerId }) => customerId === customer.customerId)?.name ??
  participants.find(({ role }) => role === 'customer')?.name ??
  null;
