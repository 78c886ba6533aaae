import { siteOf, type Site } from './site.ts';

const madrid: Site = {
  id: 'madrid',
  name: { es: 'Madrid', en: 'Madrid' },
  timeZone: 'Europe/Madrid',
  teams: ['desk-north', 'billing'],
};
const mexico: Site = {
  id: 'mexico',
  name: { es: 'México', en: 'Mexico' },
  timeZone: 'America/Mexico_City',
  teams: ['desk-west'],
};

describe('the site of a team', () => {
  it.each([
    ['desk-north', madrid],
    ['billing', madrid],
    ['desk-west', mexico],
    ['stores', null],
    [null, null],
  ])('of %s is the one that names it', (team, site) => {
    expect(siteOf({ sites: [madrid, mexico] }, team)).toBe(site);
  });

  it('is none where the organisation has no sites', () => {
    expect(siteOf({}, 'desk-north')).toBeNull();
  });
});
