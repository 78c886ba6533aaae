import type { SummarySentence } from '../assist/assist-event.ts';
import { languages, type Language } from '../text/localised.ts';

/** What became of a proposed summary when it was saved, in sentences. A sentence that was changed counts as dropped and added. */
export interface Kept {
  readonly kept: number;
  readonly dropped: number;
  readonly added: number;
}

/** Compares what was proposed with what was saved, in the language in which more of it was kept. */
export function keptOf(proposed: readonly SummarySentence[], saved: string): Kept {
  return languages
    .map((language) => keptIn(proposed, saved, language))
    .reduce((one, other) => (other.kept > one.kept ? other : one));
}

function keptIn(proposed: readonly SummarySentence[], saved: string, language: Language): Kept {
  let rest = spaced(saved);
  let kept = 0;
  for (const { text } of proposed) {
    const words = spaced(text[language]);
    const at = rest.indexOf(words);
    if (at < 0) continue;
    rest = `${rest.slice(0, at)}\n${rest.slice(at + words.length)}`;
    kept++;
  }
  const added = rest.split(/\n|(?<=[.!?…])\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
  return { kept, dropped: proposed.length - kept, added };
}

const spaced = (text: string): string => text.replace(/\s+/gu, ' ').trim();
