import type { FloorAgent, NeedKind } from '@aliado/domain';

/** How a person stands out on the floor: what they are, or what they need. */
export type AgentMark =
  'help' | 'helped' | 'approval' | 'watch' | 'contact' | 'hold' | 'work' | 'ringing' | 'free' | 'away' | 'gone';

/** What a mark looks like: a class of the tile, and an icon. */
export const markLooks: Readonly<Record<AgentMark, { readonly tile: string; readonly icon: string }>> = {
  help: { tile: 'ask', icon: 'i-hand' },
  helped: { tile: 'helped', icon: 'i-headset' },
  approval: { tile: 'approve', icon: 'i-seal' },
  watch: { tile: 'watch', icon: 'i-st-watch' },
  contact: { tile: 'contact', icon: 'i-st-full' },
  hold: { tile: 'contact', icon: 'i-hold' },
  work: { tile: 'work', icon: 'i-note' },
  ringing: { tile: 'contact', icon: 'i-phone-in' },
  free: { tile: 'free', icon: 'i-st-open' },
  away: { tile: 'away', icon: 'i-cup' },
  gone: { tile: 'away', icon: 'i-moon' },
};

/** The marks in the order of the legend. */
export const agentMarks = Object.keys(markLooks) as readonly AgentMark[];

/** What they need comes before what they are. */
export function markOf(
  { status, contacts }: Pick<FloorAgent, 'status' | 'contacts'>,
  needs: ReadonlySet<NeedKind>,
  isHelped: boolean,
): AgentMark {
  if (needs.has('help')) return isHelped ? 'helped' : 'help';
  if (needs.has('approval')) return 'approval';
  if (needs.size > 0) return 'watch';
  if (status === 'on-contact') return contacts.some(({ heldSince }) => heldSince !== null) ? 'hold' : 'contact';
  return markOfStatus[status];
}

const markOfStatus = {
  'after-contact-work': 'work',
  ringing: 'ringing',
  available: 'free',
  break: 'away',
  offline: 'gone',
} as const;
