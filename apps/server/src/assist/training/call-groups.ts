import { hashOf } from '../learn/feature-bag.ts';
import { plainWords } from './plain-words.ts';
import type { TrainingCall } from './training-call.ts';

/** From so many words on, two people do not say the same by chance. */
const longFrom = 8;

/**
 * Calls that hold the same conversation, together: any long utterance of a customer in common, numbers aside. What was copied,
 * imported twice or made up from one text must not stand on both sides of a comparison.
 * @returns each group in the order of the calls, and the groups in the order of their first calls.
 */
export function callGroups(calls: readonly TrainingCall[]): readonly (readonly TrainingCall[])[] {
  const parents = calls.map((_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[place] = root;
    return root;
  };
  const firstWith = new Map<string, number>();
  for (const [place, call] of calls.entries()) {
    for (const text of tellingTexts(call)) {
      const [one, other] = [rootOf(place), rootOf(firstWith.get(text) ?? place)];
      parents[Math.max(one, other)] = Math.min(one, other);
      if (!firstWith.has(text)) firstWith.set(text, place);
    }
  }
  const groups = new Map<number, TrainingCall[]>();
  for (const [place, call] of calls.entries()) {
    const root = rootOf(place);
    const group = groups.get(root);
    if (group) group.push(call);
    else groups.set(root, [call]);
  }
  return [...groups.values()];
}

/** What tells a conversation again: the customer's long utterances, or all they said where none is long. */
function tellingTexts({ turns }: TrainingCall): readonly string[] {
  const said = turns.flatMap((turn) => (turn.by === 'customer' ? [plainWords(turn.text)] : []));
  const long = said.filter((text) => text.split(' ').length >= longFrom);
  return long.length > 0 ? long : [said.join(' ')];
}

/** Which of so many parts a group belongs to, by the hash of its first call: the same in every training, and nobody's choice. */
export const partOf = ([first]: readonly TrainingCall[], parts: number, salt = 0): number =>
  hashOf(first?.id ?? '', salt) % parts;
