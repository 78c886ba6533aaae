import { noHouseWords, type Article, type Language, type Script } from '@aliado/domain';
import { Subject } from 'rxjs';
import { noSynonyms } from '../../playbooks/pack/synonyms-schema.ts';
import { NothingPublished, Playbook } from '../../playbooks/playbook.ts';
import type { StarDialogue, StarPlaybook } from './star.ts';

/** What the playbook of a large house holds. */
const [manyScripts, manyArticles] = [50, 2_000];

/** As many scripts and articles as a large house has, in the words of playbooks and dialogues; nothing else. */
export class LargePlaybook extends Playbook {
  readonly published = new Subject<void>();
  private readonly all: readonly Script[];
  private readonly texts: readonly Article[];

  constructor(playbooks: readonly StarPlaybook[], dialogues: readonly StarDialogue[]) {
    super();
    const scripts = playbooks.map(scriptOf);
    this.all = Array.from({ length: manyScripts }, (_, place) => scripts[place % scripts.length]).flatMap(
      (script, place) => (script ? [{ ...script, id: `${script.id}-${place}` }] : []),
    );
    this.texts = Array.from({ length: manyArticles }, (_, place) => {
      const turns = dialogues[place % dialogues.length]?.turns ?? [];
      const body = turns.map(({ text = '' }) => text).join('\n');
      return articleOf(place, this.all[place % manyScripts]?.matter ?? '', body);
    });
  }

  isLoaded = (): boolean => false;
  organisation = (): never => {
    throw new NothingPublished();
  };
  houseWordsAt = () => noHouseWords;
  demoAccounts = () => [];
  synonyms = () => noSynonyms;
  demoOpening = () => [];
  scripts = () => [];
  currentScripts = (): readonly Script[] => this.all;
  scriptsAt = (): readonly Script[] => this.all;
  script = () => Promise.resolve(null);
  currentGuidelines = () => [];
  guidelinesFor = () => [];
  guideline = () => Promise.resolve(null);
  authorityAt = () => null;
  articles = (language: Language): readonly Article[] => (language === 'en' ? this.texts : []);
  article = () => null;
}

/** A playbook as a script: what customers say in it are its triggers, the rest its steps. */
function scriptOf({ id, replies, nodes }: StarPlaybook): Script {
  const plain = (words: string) => words.replace(/\[[^\]]*\]/g, ' ');
  const name = id.replaceAll('_', ' ');
  const said = Object.entries(nodes).flatMap(([node, words]) => (node.startsWith('user_') ? [plain(words)] : []));
  return {
    ...{ id, version: 1, name: { es: name, en: name }, matter: id, owner: 'star', start: 'hello' },
    triggers: { es: [], en: said },
    steps: Object.entries(replies).map(([reply, words]) => ({
      ...{ id: reply, kind: 'say' as const, next: reply },
      tick: { es: '', en: reply.replaceAll('_', ' ') },
      text: { es: '', en: plain(words) },
    })),
  };
}

const articleOf = (place: number, matter: string, body: string): Article => ({
  ...{ id: `a${place}`, version: 1, language: 'en', title: body.slice(0, 40), matters: [matter], readMinutes: 1, body },
});
