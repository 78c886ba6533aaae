import { Presence } from './presence.ts';

describe('somebody with a console open', () => {
  let presence: Presence;
  let told: string[][];
  beforeEach(() => {
    jest.useFakeTimers();
    presence = new Presence();
    told = [];
    presence.present.subscribe((people) => told.push([...people]));
  });
  afterEach(() => jest.useRealTimers());

  it('is there from the first tab on', () => {
    presence.arrive('ada');
    expect(presence.has('ada')).toBe(true);
    expect(told).toEqual([[], ['ada']]);
  });

  it('is there while one of several tabs is', () => {
    presence.arrive('ada');
    presence.arrive('ada');
    presence.depart('ada');
    jest.advanceTimersByTime(60_000);
    expect(presence.has('ada')).toBe(true);
  });

  it('is there for twenty seconds after the last one, and then gone', () => {
    presence.arrive('ada');
    presence.depart('ada');
    jest.advanceTimersByTime(19_999);
    expect(presence.has('ada')).toBe(true);
    jest.advanceTimersByTime(1);
    expect(presence.has('ada')).toBe(false);
    expect(told).toEqual([[], ['ada'], []]);
  });

  it('was never away when a tab comes back in time, however often', () => {
    presence.arrive('ada');
    for (let refresh = 0; refresh < 5; refresh++) {
      presence.depart('ada');
      jest.advanceTimersByTime(15_000);
      presence.arrive('ada');
    }
    jest.advanceTimersByTime(60_000);
    expect(told).toEqual([[], ['ada']]);
  });

  it('does not keep others there', () => {
    presence.arrive('ada');
    presence.arrive('ben');
    presence.depart('ada');
    jest.advanceTimersByTime(20_000);
    expect(told.at(-1)).toEqual(['ben']);
  });
});
