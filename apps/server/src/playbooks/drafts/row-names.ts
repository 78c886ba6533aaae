import type { Guideline, Language, Localised } from '@aliado/domain';

/** What a row says is told up to so many characters: it stands in the table as a whole. */
const longest = 60;

/** How rows of a table are called where something is said of them: by their place, and by what they say. */
export function rowNames({ rules }: Pick<Guideline, 'rules'>): (ruleId: string) => Localised {
  const names = new Map(rules.map((rule, place) => [rule.id, nameOf(rule, place + 1)] as const));
  return (ruleId) => names.get(ruleId) ?? { es: `«${ruleId}»`, en: `“${ruleId}”` };
}

function nameOf({ because }: Guideline['rules'][number], place: number): Localised {
  const said = (language: Language) => shortened(because[language].trim().replace(/\.$/, ''));
  const [es, en] = [said('es'), said('en')];
  return {
    es: es === '' ? `la fila ${place}` : `la fila ${place} («${es}»)`,
    en: en === '' ? `row ${place}` : `row ${place} (“${en}”)`,
  };
}

const shortened = (words: string): string =>
  words.length <= longest ? words : `${words.slice(0, longest).replace(/\s+\S*$/, '')}…`;
