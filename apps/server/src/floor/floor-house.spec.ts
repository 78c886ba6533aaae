import { Subject } from 'rxjs';
import type { Playbook, PublishedOrganisation } from '../playbooks/playbook.ts';
import { FloorHouse } from './floor-house.ts';

const queue = (id: string, answerWithinSeconds: number) => ({ id, name: { es: id, en: id }, answerWithinSeconds });

function setUp() {
  const published = new Subject<void>();
  let organisation: Pick<PublishedOrganisation, 'timeZone' | 'queues'> | null = null;
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
});
