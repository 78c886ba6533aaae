import { languages, type Localised, type Occasion } from '@aliado/domain';
import { compileExpression } from '../feel/feel-compiler.ts';
import { feelFault } from './guideline-checks.ts';
import type { PackOrganisation } from './organisation-schema.ts';
import { placeholders, placeholdersIn } from './placeholders.ts';
import type { PackFault } from './pack.ts';
import { repeatedIds, unknownName, unofferedName, type KnownNames, type Sourced } from './pack-checks.ts';

const lists = ['readOuts', 'warnings', 'phrases'] as const;

/** Finds what is wrong in what the house says, must say and must not do. */
export function checkHouseWords(organisation: Sourced<PackOrganisation>, names: KnownNames): readonly PackFault[] {
  const { readOuts = [], warnings = [], phrases = [] } = organisation.value;
  const of = { readOuts, warnings, phrases };
  const spoken = (list: (typeof lists)[number], index: number, say: Localised) =>
    checkPlaceholders(organisation, [list, index, 'say'], say);
  return [
    ...lists.flatMap((list) => repeatedIds(organisation, [list], of[list])),
    ...lists.flatMap((list) =>
      of[list].flatMap((one, index) => checkOccasion(organisation, [list, index], one, names)),
    ),
    ...readOuts.flatMap(({ say }, index) => spoken('readOuts', index, say)),
    ...phrases.flatMap(({ say }, index) => spoken('phrases', index, say)),
    ...warnings.flatMap(({ guideline = null }, index) =>
      unofferedName(organisation, ['warnings', index, 'guideline'], 'guideline', guideline, names),
    ),
  ];
}

function checkOccasion(
  organisation: Sourced<PackOrganisation>,
  path: readonly PropertyKey[],
  { matters = [], when }: Occasion,
  names: KnownNames,
): readonly PackFault[] {
  return [
    ...matters.flatMap((matter, index) =>
      unknownName(organisation, [...path, 'matters', index], 'matter', matter, names.matters),
    ),
    ...(when === undefined ? [] : feelFault(organisation, [...path, 'when'], () => compileExpression(when))),
  ];
}

function checkPlaceholders(
  { source }: Sourced<PackOrganisation>,
  path: readonly PropertyKey[],
  say: Localised,
): readonly PackFault[] {
  return languages.flatMap((language) =>
    placeholdersIn(say[language]).flatMap(({ path: named }) =>
      placeholders.has(named) ? [] : [source.faultAt([...path, language], `nothing is known as {{${named}}}`)],
    ),
  );
}
