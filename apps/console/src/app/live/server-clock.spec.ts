import { ServerClock } from './server-clock.ts';

describe("the server's clock", () => {
  it('takes the server to have answered halfway', () => {
    const clock = new ServerClock();
    clock.learn(50_100, 1_000, 1_200);
    expect(clock.ahead).toBe(49_000);
  });

  it('trusts the quickest of the last answers', () => {
    const clock = new ServerClock();
    clock.learn(11_010, 1_000, 1_020);
    clock.learn(19_000, 2_000, 6_000);
    expect(clock.ahead).toBe(10_000);
  });

  it('forgets old answers, so that a clock that was set again is followed', () => {
    const clock = new ServerClock();
    clock.learn(11_001, 1_000, 1_002);
    for (let count = 0; count < 8; count++) clock.learn(2_050, 2_000, 2_100);
    expect(clock.ahead).toBe(0);
  });
});
