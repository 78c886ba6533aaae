import type { PackOrganisation } from './organisation-schema.ts';
import type { PackFault } from './pack.ts';
import { repeatedIds, unknownName, type KnownNames, type Sourced } from './pack-checks.ts';

/** Finds what is wrong in the sites: ids that stand twice, teams that nobody declares, teams that answer from two places. */
export function checkSites(
  organisation: Sourced<PackOrganisation>,
  { teams: declared }: KnownNames,
): readonly PackFault[] {
  const { sites = [] } = organisation.value;
  const places = new Map<string, string>();
  return [
    ...repeatedIds(organisation, ['sites'], sites),
    ...sites.flatMap(({ id, teams }, index) =>
      teams.flatMap((team, nth) => {
        const path = ['sites', index, 'teams', nth];
        const other = places.get(team);
        places.set(team, id);
        if (other === undefined) return unknownName(organisation, path, 'team', team, declared);
        return [organisation.source.faultAt(path, `the team "${team}" is of the site "${other}" already`)];
      }),
    ),
  ];
}
