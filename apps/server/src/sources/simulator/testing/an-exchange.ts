import type {
  CallControl,
  RosterEntry,
  SourceFact,
  SourceFrame,
  SourceInterim,
  SupervisorControl,
} from '@aliado/domain';
import type { Conversation, Turn } from '../conversation.ts';
import { Exchange, type ExchangeOptions } from '../exchange.ts';
import { VirtualScheduler } from '../virtual-scheduler.ts';

/** A turn of a conversation, as long as it takes to say. */
export const words = (speaker: 'customer' | 'agent', text: string): Turn => ({
  speaker,
  text,
  heard: [],
  startsAt: null,
  lasts: null,
});

/** A short call about a late parcel. */
export const aCall = (changes: Partial<Conversation> = {}): Conversation => ({
  ...{
    id: 'late-parcel',
    language: 'en',
    channel: 'voice',
    queue: 'billing',
    from: '+34600000001',
    to: '+34900000000',
  },
  ...{ wait: 3_000, ends: 'customer' },
  turns: [
    words('agent', 'Good morning, how can I help?'),
    words('customer', 'My parcel is late.'),
    words('agent', 'Let me see.'),
  ],
  ...changes,
});

/** Somebody of the roster who is free. */
export const agent = (agentId: string, changes: Partial<RosterEntry> = {}): RosterEntry => ({
  ...{ agentId, name: agentId.toUpperCase(), status: 'available', queues: ['billing'], language: 'en' },
  ...changes,
});

/** One call at a time, in real time, answered by people. */
const usual: ExchangeOptions = {
  ...{ runId: 'run', seed: 1, concurrency: 1, speed: 1, isLooping: false, isShuffled: false },
  ...{ answering: 'people', maxSilence: 8_000 },
};

/** An exchange on a clock of its own, and all that it told. */
export function anExchange(conversations: readonly Conversation[], options: Partial<ExchangeOptions> = {}) {
  const scheduler = new VirtualScheduler(1_000_000);
  const frames: SourceFrame[] = [];
  const interims: SourceInterim[] = [];
  let isFinished = false;
  const exchange = new Exchange(
    conversations,
    { ...usual, ...options },
    {
      scheduler,
      send: (frame) => void frames.push(frame),
      whisper: (words) => void interims.push(words),
      finished: () => (isFinished = true),
    },
  );
  exchange.open();
  return {
    ...{ exchange, scheduler, frames, interims },
    isFinished: () => isFinished,
    pass: (seconds: number) => scheduler.pass(seconds * 1_000),
    roster: (...entries: RosterEntry[]) => exchange.takeRoster(entries),
    /** Asks something of the line of the first call, as its agent. */
    ask: (agentId: string, control: CallControl) =>
      exchange.control({ contactId: frames[0]?.contactId ?? 'none', agentId, name: null, as: 'agent', control }),
    /** Asks something of it as somebody who supervises. */
    supervise: (agentId: string, type: SupervisorControl['type']) =>
      exchange.control({
        ...{ contactId: frames[0]?.contactId ?? 'none', agentId, name: 'Marta Quintero', as: 'supervisor' },
        control: { type },
      }),
    types: () => frames.map(({ fact }) => fact.type),
    facts: <T extends SourceFact['type']>(type: T) =>
      frames.flatMap(({ fact }) => (fact.type === type ? [fact as Extract<SourceFact, { type: T }>] : [])),
  };
}

/** Somebody answers and the first words are being spoken. */
export function aTalk(conversations = [aCall()], options: Partial<ExchangeOptions> = {}) {
  const platform = anExchange(conversations, options);
  platform.roster(agent('ada'));
  platform.pass(4);
  platform.ask('ada', { type: 'answer' });
  platform.pass(1);
  return platform;
}
