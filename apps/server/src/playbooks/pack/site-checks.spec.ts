import { siteOf } from '@aliado/domain';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PackReader } from './pack-reader.ts';

const ownPack = resolve(__dirname, '../../../../../packs/casa-lumbre');
const reader = new PackReader();

describe('the sites of a pack', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pack-'));
    await cp(ownPack, folder, { recursive: true });
  });

  afterEach(() => rm(folder, { recursive: true }));

  it.each([
    [
      'teams: [desk-west]',
      'teams: [desk-west, desk-south]',
      'the team "desk-south" is of the site "buenos-aires" already',
    ],
    [
      'teams: [desk-west]',
      'teams: [desk-west, desk-west]',
      'the team "desk-west" is of the site "mexico-city" already',
    ],
    ['teams: [desk-west]', 'teams: [desk-east]', 'there is no team "desk-east" in this pack'],
    ['teams: [desk-west]', 'teams: []', 'Too small'],
    ['id: mexico-city', 'id: madrid', 'the id "madrid" stands here twice'],
    ['timeZone: America/Mexico_City', 'timeZone: Mexico City', 'must be an IANA time zone'],
  ])('are told apart and have teams that there are: not %s as %s', async (from, to, reason) => {
    const file = join(folder, 'pack.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(from, to));
    const { pack, faults } = await reader.read(folder);
    expect(pack).toBeNull();
    expect(faults.map((fault) => fault.reason)).toContainEqual(expect.stringContaining(reason));
    expect(faults.every((fault) => fault.file === 'pack.yaml' && fault.line > 1)).toBe(true);
  });

  it('say where each desk of our own pack answers', async () => {
    const { pack } = await reader.read(ownPack);
    if (!pack) throw new Error('our own pack cannot be read');
    const zones = ['desk-north', 'desk-south', 'desk-west'].map((team) => siteOf(pack.organisation, team)?.timeZone);
    expect(zones).toEqual(['Europe/Madrid', 'America/Argentina/Buenos_Aires', 'America/Mexico_City']);
  });
});
