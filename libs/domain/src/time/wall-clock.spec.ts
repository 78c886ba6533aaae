import { momentOfWall, wallAt } from './wall-clock.ts';

const iso = (at: number) => new Date(at).toISOString().replace('.000', '');
const zones = ['UTC', 'Europe/Madrid', 'America/Mexico_City', 'America/Santiago', 'America/Havana', 'Asia/Kolkata'];

describe('the moment when clocks show something', () => {
  it.each(zones)('is one at which those of %s do, all year but for what they skip', (zone) => {
    let skipped = 0;
    for (let wall = Date.UTC(2026, 0, 1); wall < Date.UTC(2027, 0, 1); wall += 3_600_000)
      if (wallAt(momentOfWall(wall, zone), zone) !== wall) skipped++;
    expect([0, 1]).toContain(skipped);
  });

  it.each([
    ['2026-03-29T02:30:00Z', 'Europe/Madrid', '2026-03-29T01:30:00Z'],
    ['2026-09-06T00:00:00Z', 'America/Santiago', '2026-09-06T04:00:00Z'],
    ['2026-03-08T02:15:00Z', 'America/New_York', '2026-03-08T07:15:00Z'],
  ])('is of what is skipped (%s in %s) that of clocks that were not put forward', (wall, zone, moment) => {
    expect(iso(momentOfWall(Date.parse(wall), zone))).toBe(moment);
  });
});
