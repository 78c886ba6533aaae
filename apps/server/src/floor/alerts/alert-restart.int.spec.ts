import type { INestApplicationContext } from '@nestjs/common';
import { until } from '../../live/testing/live-app.ts';
import { inSecondLife } from '../testing/second-life.ts';
import { AlertStore } from './alert-store.ts';
import { AlertTeller } from './alert-teller.ts';
import { AlertWatch } from './alert-watch.ts';
import { AlertsModule } from './alerts.module.ts';
import { AlertedFloor } from './testing/alerted-floor.ts';

jest.setTimeout(60_000);
const minute = 60_000;

let house: AlertedFloor;
beforeEach(async () => {
  house = await AlertedFloor.open();
});
afterEach(() => house?.close());

const raisedIn = (app: INestApplicationContext) =>
  app
    .get(AlertTeller)
    .raised()
    .filter(({ ruleId }) => ruleId !== 'nobody-answers');

/** Two contacts wait, by a rule that says how long that has to hold. */
async function twoWait(holdsFor: number): Promise<void> {
  await house.write('two-waiting', { holdsFor, clearsAfter: 5 * minute });
  const [one, other] = [house.test.contact(), house.test.contact()];
  await house.test.tell(one.opened(), one.queued('billing'), other.opened(), other.queued('billing'));
}

const standing = async () =>
  (await house.test.app.get(AlertStore).before()).standing.map(({ since, raisedAt }) => [since, raisedAt]);

/** The server ends, and after a while another one starts. */
async function nextLife<T>(awayMs: number, look: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  for (const part of [AlertWatch, AlertTeller]) await house.test.app.get(part).onModuleDestroy();
  house.test.clock.pass(awayMs);
  return inSecondLife({ databaseUrl: house.test.database.url, clock: house.test.clock }, [AlertsModule], look);
}

const aLook = () => new Promise((resolve) => setTimeout(resolve, 1_000));

describe('a restart', () => {
  it('goes on with how long a condition has held', async () => {
    await twoWait(10 * minute);
    await until(async () => (await standing()).length === 1);
    const [[since] = []] = await standing();
    house.test.clock.pass(7 * minute);
    await nextLife(2 * minute, async (app) => {
      await aLook();
      expect(raisedIn(app)).toEqual([]);
      house.test.clock.pass(minute);
      await until(() => raisedIn(app).length === 1);
      expect(raisedIn(app)).toMatchObject([{ ruleId: 'two-waiting', subjectId: 'billing', since }]);
    });
  });

  it('begins anew after a long absence, in which nobody knows what held', async () => {
    await twoWait(10 * minute);
    await until(async () => (await standing()).length === 1);
    await nextLife(9 * minute, async (app) => {
      house.test.clock.pass(2 * minute);
      await aLook();
      expect(raisedIn(app)).toEqual([]);
      house.test.clock.pass(10 * minute);
      await until(() => raisedIn(app).length === 1);
    });
  });

  it('goes on with what is raised, and tells nobody again', async () => {
    await twoWait(0);
    await until(async () => (await standing()).some(([, raisedAt]) => raisedAt !== null));
    const [[, raisedAt] = []] = await standing();
    await nextLife(60 * minute, async (app) => {
      await until(() => raisedIn(app).length === 1);
      expect(raisedIn(app)).toMatchObject([{ ruleId: 'two-waiting', raisedAt }]);
    });
  });
});
