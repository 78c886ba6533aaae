import type { FloorAgent } from '@aliado/domain';
import type { AgentGroup, AgentMark } from '@aliado/ui';

/** By what people stand together. */
export type PeopleGrouping = 'team' | 'queue' | 'state';

/** Whom the reader wants to see, and how they stand. Replaced as a whole by the reader's hand, and by nothing else. */
export interface PeopleChoice {
  readonly groupBy: PeopleGrouping;
  /** What was typed: all of its words are in the name. */
  readonly words: string;
  /** What they are or need; empty for all. */
  readonly marks: ReadonlySet<AgentMark>;
  /** Null for all. */
  readonly queueId: string | null;
  readonly teamId: string | null;
  readonly siteId: string | null;
}

/** Everybody by team. */
export const everybody: PeopleChoice = {
  ...{ groupBy: 'team', words: '', marks: new Set(), queueId: null, teamId: null, siteId: null },
};

/** What is known of somebody beside what the server tells. */
export interface PeopleFacts {
  readonly markOf: (agent: FloorAgent) => AgentMark;
  readonly siteOf: (teamId: string | null) => string | null;
  /** Groups of this kind in the order in which they stand, with their names. What is not in it comes after, as it is called. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** Those without a team or a queue. */
const none = '';

/** A text without accents and in small letters. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Tells who is meant by a choice. */
export function isChosen(choice: PeopleChoice, { markOf, siteOf }: PeopleFacts): (agent: FloorAgent) => boolean {
  const words = fold(choice.words).split(/\s+/u).filter(Boolean);
  const { marks, queueId, teamId, siteId } = choice;
  return (agent) =>
    (teamId === null || agent.team === teamId) &&
    (queueId === null || agent.queues.includes(queueId)) &&
    (siteId === null || siteOf(agent.team) === siteId) &&
    (marks.size === 0 || marks.has(markOf(agent))) &&
    (words.length === 0 || areIn(words, fold(agent.name)));
}

const areIn = (words: readonly string[], name: string): boolean => words.every((word) => name.includes(word));

/** The group in which somebody stands. Whoever serves several queues stands with the first. */
export function groupOf(agent: FloorAgent, groupBy: PeopleGrouping, { markOf }: PeopleFacts): string {
  if (groupBy === 'team') return agent.team ?? none;
  return groupBy === 'queue' ? (agent.queues[0] ?? none) : markOf(agent);
}

/** Puts everybody who is meant in their places: in groups, within each by name. */
export function placed(
  agents: readonly FloorAgent[],
  choice: PeopleChoice,
  facts: PeopleFacts,
  byName: (one: FloorAgent, other: FloorAgent) => number,
): readonly AgentGroup[] {
  const members = new Map<string, FloorAgent[]>();
  const isMeant = isChosen(choice, facts);
  for (const agent of agents) {
    if (!isMeant(agent)) continue;
    const id = groupOf(agent, choice.groupBy, facts);
    const group = members.get(id);
    if (group) group.push(agent);
    else members.set(id, [agent]);
  }
  const known = facts.groups.filter(({ id }) => members.has(id));
  const others = [...members.keys()].filter((id) => !known.some((group) => group.id === id)).toSorted();
  return [...known, ...others.map((id) => ({ id, name: id }))].map(({ id, name }) => ({
    ...{ id, name },
    agentIds: (members.get(id) ?? []).toSorted(byName).map(({ agentId }) => agentId),
  }));
}

/** The same places once people joined or left: nobody else moves, whoever is new comes last in their group. */
export function kept(before: readonly AgentGroup[], now: readonly AgentGroup[], there: (agentId: string) => boolean) {
  const standing = new Set(before.flatMap(({ agentIds }) => agentIds));
  const stays = before.map((group) => {
    const joined = now.find(({ id }) => id === group.id)?.agentIds.filter((id) => !standing.has(id)) ?? [];
    return { ...group, agentIds: [...group.agentIds.filter(there), ...joined] };
  });
  const added = now
    .filter(({ id }) => !before.some((group) => group.id === id))
    .map((group) => ({ ...group, agentIds: group.agentIds.filter((id) => !standing.has(id)) }));
  return [...stays, ...added].filter(({ agentIds }) => agentIds.length > 0);
}

/** How many do not stand any more where they would be put now: those who are elsewhere, and those who are meant or not meant since. */
export function movedSince(
  groups: readonly AgentGroup[],
  agents: readonly FloorAgent[],
  choice: PeopleChoice,
  facts: PeopleFacts,
): number {
  const places = new Map(groups.flatMap(({ id, agentIds }) => agentIds.map((agentId) => [agentId, id] as const)));
  const isMeant = isChosen(choice, facts);
  return agents.filter((agent) => {
    const place = places.get(agent.agentId) ?? null;
    return place !== (isMeant(agent) ? groupOf(agent, choice.groupBy, facts) : null);
  }).length;
}
