import type { Mood, SummarySentence } from '../assist/assist-event.ts';
import { itemAt, lowerBound } from '../collection/chunked-list.ts';
import type { Interaction } from '../interaction/interaction.ts';
import type { Language, Localised } from '../text/localised.ts';
import { open, quoted, sentence } from './sentence.ts';
import type { SummaryLog } from './summary-log.ts';

const moodNames: Readonly<Record<Mood, Localised>> = {
  pleased: { es: 'a gusto', en: 'pleased' },
  calm: { es: 'en calma', en: 'calm' },
  upset: { es: 'a disgusto', en: 'upset' },
};

/** More turns than these are told by the first and the last of them. */
const turnsTold = 3;

/** How the customer sounded from the beginning to the end; no sentence where that did not turn. */
export function moodSentences({ moodTurns }: Interaction): readonly SummarySentence[] {
  const turns =
    moodTurns.length > turnsTold ? [...moodTurns.slice(0, 1), ...moodTurns.slice(1 - turnsTold)] : moodTurns;
  if (turns.length === 0) return [];
  const course = (language: Language, then: string) =>
    turns.map(({ mood }) => moodNames[mood][language]).join(`, ${then} `);
  const text = {
    es: `Ánimo: en calma al empezar, luego ${course('es', 'luego')}`,
    en: `Mood: calm at first, then ${course('en', 'then')}`,
  };
  return [
    sentence(
      'mood',
      text,
      turns.map(({ lineSequence }) => lineSequence),
    ),
  ];
}

/** What was held on to: lines pinned, ideas and notes. */
export function notedSentences(
  { entries }: SummaryLog,
  interaction: Interaction,
  told: readonly SummarySentence[],
): readonly SummarySentence[] {
  const ideas = interaction.ideas.map(({ ideaId, words, lineSequence }) => {
    const text = { es: `Idea: ${words.trim()}`, en: `Idea: ${words.trim()}` };
    return sentence('noted', text, [entries.get(`idea:${ideaId}`), lineSequence]);
  });
  const notes = interaction.notes.flatMap(({ noteId, text }) => {
    const words = text.trim();
    return words === '' ? [] : [sentence('noted', { es: words, en: words }, [entries.get(`note:${noteId}`)])];
  });
  return [...pinnedSentences(interaction, told), ...ideas, ...notes];
}

/** The pinned lines, but for those that another sentence quotes already. */
function pinnedSentences({ lines, pins }: Interaction, told: readonly SummarySentence[]): readonly SummarySentence[] {
  const quotedAlready = new Set(told.flatMap(({ about, sequences }) => (about === 'wanted' ? sequences : [])));
  return [...pins]
    .sort((a, b) => a - b)
    .flatMap((pin) => {
      const line = itemAt(
        lines,
        lowerBound(lines, ({ sequence }) => sequence >= pin),
      );
      if (line?.kind !== 'utterance' || line.sequence !== pin || quotedAlready.has(pin)) return [];
      const words = quoted(open(line.text));
      const isCustomer = line.role === 'customer';
      return [sentence('noted', isCustomer ? { es: `Dijo: ${words.es}`, en: `They said: ${words.en}` } : words, [pin])];
    });
}
