import { CareSights } from './care-sights.ts';

const minute = 60_000;

describe('when agents can see a sign of their own', () => {
  it('is from when it holds for whoever is free, and stays so once they have seen it', () => {
    const sights = new CareSights();
    sights.turn('ada', true, 0);
    expect(sights.of('ada', 'tired', 10 * minute, 0)).toBe(10 * minute);
    sights.turn('ada', false, 11 * minute);
    expect(sights.of('ada', 'tired', 10 * minute, 11 * minute)).toBe(10 * minute);
    sights.turn('ada', true, 20 * minute);
    expect(sights.of('ada', 'tired', 10 * minute, 20 * minute)).toBe(10 * minute);
  });

  it('is after the customer who was there when it came, and not known before', () => {
    const sights = new CareSights();
    sights.turn('ada', true, 0);
    sights.of('ada', 'tired', 10 * minute, 0);
    sights.turn('ada', false, 9 * minute);
    expect(sights.of('ada', 'tired', 10 * minute, 9 * minute)).toBeNull();
    expect(sights.of('ada', 'tired', 10 * minute, 15 * minute)).toBeNull();
    sights.turn('ada', true, 20 * minute);
    expect(sights.of('ada', 'tired', 10 * minute, 20 * minute)).toBe(20 * minute);
  });

  it('is forgotten with the day', () => {
    const sights = new CareSights();
    sights.turn('ada', true, 5 * minute);
    sights.of('ada', 'tired', 0, 5 * minute);
    sights.forget();
    sights.turn('ada', false, 9 * minute);
    expect(sights.of('ada', 'tired', 0, 9 * minute)).toBeNull();
  });
});
