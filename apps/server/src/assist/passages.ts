import type { Article } from '@aliado/domain';
import type { Analyser } from './text/analyser.ts';

/** The longest passage, in UTF-16 units. */
const longest = 240;

/** How far into an article a passage is looked for, in UTF-16 units: twenty articles are read between two letters typed. */
const depth = 8_000;

/** Articles whose sentences are kept, those last asked for: about 20 KB each. */
const held = 500;

/** A sentence with the telling words in it. */
interface Sentence {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
}

/** The sentences of articles, an article read when it is needed; those asked for last are kept. */
export class Passages {
  private readonly analyser: Analyser;
  private readonly read = new Map<string, readonly Sentence[]>();

  constructor(analyser: Analyser) {
    this.analyser = analyser;
  }

  /**
   * The sentence that holds most of what is asked for, the first one where none does, and where it stands.
   * @param weightOf how much a stem is asked for; 0 for one that is not.
   */
  best(article: Article, weightOf: (stem: string) => number): { readonly text: string; readonly part: number } {
    const sentences = this.of(article);
    let best = 0;
    let most = 0;
    sentences.forEach(({ stems }, place) => {
      let weight = 0;
      for (const stem of stems) weight += weightOf(stem);
      if (weight > most) [best, most] = [place, weight];
    });
    return { text: cut(sentences[best]?.text ?? article.title), part: best / Math.max(1, sentences.length) };
  }

  /** The sentence at a part of the article, 0 to 1: translations stand side by side. */
  at(article: Article, part: number): string {
    const sentences = this.of(article);
    return cut(sentences[Math.round(part * sentences.length)]?.text ?? article.title);
  }

  /** The first sentence; costs little beside looking for the best. */
  first({ title, body }: Article): string {
    return cut(sentencesOf(body.slice(0, depth / 4))[0] ?? title);
  }

  private of({ id, body }: Article): readonly Sentence[] {
    const before = this.read.get(id);
    const sentences = before ?? sentencesOf(body.slice(0, depth)).map((text) => ({ text, stems: this.stemsOf(text) }));
    // the one asked for last stands last
    this.read.delete(id);
    this.read.set(id, sentences);
    const [oldest] = this.read.keys();
    if (this.read.size > held && oldest !== undefined) this.read.delete(oldest);
    return sentences;
  }

  private stemsOf(text: string): ReadonlySet<string> {
    return new Set(this.analyser.tokens(text).flatMap(({ stem, isStop }) => (isStop ? [] : [stem])));
  }
}

/** The sentences of a Markdown text without its marks; headings, tables and code left out. */
export function sentencesOf(markdown: string): readonly string[] {
  return markdown
    .split(/\n+/)
    .filter((line) => !/^\s*(#|\||```|---)/.test(line))
    .map((line) => line.replace(/^\s*(?:[-*+>]|\d+[.)])\s+/, ''))
    .map((line) => line.replace(/\[([^\]]*)\]\([^)]*\)|[*_`]/g, '$1').trim())
    .flatMap(splitSentences)
    .filter((sentence) => sentence.length > 0);
}

/** Cuts a line at the ends of its sentences, never inside quotation marks or brackets: half a quotation says nothing. */
function splitSentences(line: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  let depth = 0;
  let isQuoting = false;
  for (const { 0: mark, index } of line.matchAll(/["“«(\[]|["”»)\]]|[.!?…]["”»)]?(?=\s+[\p{Lu}\d¿¡«"“(])/gu)) {
    if (/^["]$/.test(mark)) isQuoting = !isQuoting;
    else if (/^[“«([]$/.test(mark)) depth++;
    else if (/^[”»)\]]$/.test(mark)) depth = Math.max(0, depth - 1);
    else {
      const closing = mark.slice(1);
      if (closing === '"') isQuoting = !isQuoting;
      else if (closing !== '') depth = Math.max(0, depth - 1);
      if (depth > 0 || isQuoting) continue;
      sentences.push(line.slice(from, index + mark.length).trim());
      from = index + mark.length;
    }
  }
  return [...sentences, line.slice(from).trim()];
}

/** A text of bearable length: cut at a word, with a mark that it goes on. */
function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/\s+\S*$/, '')}…`;
}
