import { Subject } from 'rxjs';
import type { Playbook, PublishedOrganisation } from '../playbooks/playbook.ts';
import { FloorHouse } from './floor-house.ts';

const queue = (id: string, answerWithinSeconds: number) => ({ id, name: { es: id, en: id }, answerWithinSeconds });

function setUp() {
  const published = new Subject<void>();
  let organisation: Pick<PublishedOrganisation, 'timeZone' | 'queues' | 'hours' | 'sites'> | null = null;
  const playbook = { published, isLoaded: () => organisation !== null, organisation: () => organisation };
  const house = new FloorHouse(playbook as unknown as Playbook);
  const publish = (next: typeof organisation) => {
    organisation = next;
    published.next();
  };
  let told = 0;
  house.changed.subscribe(() => told++);
  return { house, publish, told: () => told };
}

describe('what the organisation says about its floor', () => {
  it('is the usual before anything is published, and for queues that only a source knows', () => {
    const { house, publish } = setUp();
    expect([house.timeZone(), house.queueIds(), house.targetOf('billing').answerWithin]).toEqual(['UTC', [], 20_000]);
    publish({ timeZone: 'Europe/Madrid', queues: [queue('billing', 45)] });
    expect([house.timeZone(), house.queueIds()]).toEqual(['Europe/Madrid', ['billing']]);
    expect(['billing', 'other', null].map((id) => house.targetOf(id).answerWithin)).toEqual([45_000, 20_000, 20_000]);
  });

  it('is told when it is different, and not whenever something is published', () => {
    const { publish, told } = setUp();
    publish({ timeZone: 'Europe/Madrid', queues: [queue('billing', 45)] });
    publish({ timeZone: 'Europe/Madrid', queues: [queue('billing', 45)] });
    expect(told()).toBe(1);
    publish({ timeZone: 'Europe/Madrid', queues: [queue('billing', 30)] });
    publish({ timeZone: 'America/Bogota', queues: [queue('billing', 30)] });
    expect(told()).toBe(3);
  });

  it('has hours in which each queue is open, those of the house where it has none', () => {
    const { house, publish, told } = setUp();
    const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
    const night = [{ days: weekdays, from: '20:00', to: '24:00' }];
    const at = (text: string) => Date.parse(`${text}:00+01:00`);
    expect(house.isOpen('billing', at('2026-11-22T03:00'))).toBe(true);
    const queues = [queue('billing', 45), { ...queue('repairs', 30), hours: night }];
    publish({ timeZone: 'Europe/Madrid', queues, hours: [{ days: weekdays, from: '09:00', to: '17:00' }] });
    const tuesday = ['2026-11-24T08:59', '2026-11-24T09:00', '2026-11-24T17:00', '2026-11-24T20:00'].map(at);
    expect(tuesday.map((when) => house.isOpen('billing', when))).toEqual([false, true, false, false]);
    expect(tuesday.map((when) => house.isOpen('repairs', when))).toEqual([false, false, false, true]);
    expect(tuesday.map((when) => house.isOpen(null, when))).toEqual([false, true, false, false]);
    const day = { from: at('2026-11-24T00:00'), to: at('2026-11-25T00:00') };
    expect(house.openTimes(['billing', 'repairs'], day)).toEqual([
      { from: at('2026-11-24T09:00'), to: at('2026-11-24T17:00') },
      { from: at('2026-11-24T20:00'), to: day.to },
    ]);
    publish({ timeZone: 'Europe/Madrid', queues });
    expect([house.isOpen('billing', at('2026-11-24T08:59')), told()]).toEqual([true, 2]);
  });

  it('has sites, of which each team is at one at most', () => {
    const { house, publish } = setUp();
    const madrid = { id: 'madrid', name: { es: '', en: '' }, timeZone: 'Europe/Madrid', teams: ['north'] };
    expect([house.site('madrid'), house.siteOf('north')]).toEqual([null, null]);
    publish({ timeZone: 'UTC', queues: [], sites: [madrid] });
    expect([house.site('madrid'), house.siteOf('north'), house.siteOf('south')]).toEqual([madrid, 'madrid', null]);
  });
});
