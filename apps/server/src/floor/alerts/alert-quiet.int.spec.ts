import { resolve } from 'node:path';
import { weekdays } from '@aliado/domain';
import { until } from '../../live/testing/live-app.ts';
import { PackLoader } from '../../playbooks/pack-loader.ts';
import { AlertedFloor } from './testing/alerted-floor.ts';

jest.setTimeout(60_000);

let house: AlertedFloor;
beforeEach(async () => {
  house = await AlertedFloor.open();
});
afterEach(() => house?.close());

describe('the quiet hours of a rule', () => {
  it('are those of the clocks that the organisation goes by now', async () => {
    const nine = { days: [...weekdays], from: '09:00', to: '10:00' }; // in UTC, as it is before anything is published
    await house.write('two-waiting', { quiet: [nine] });
    const [one, other] = [house.test.contact(), house.test.contact()];
    await house.test.tell(one.opened(), one.queued('billing'), other.opened(), other.queued('billing'));
    await until(() => house.floor.queues.get('billing')?.waiting === 2);
    await new Promise((done) => setTimeout(done, 600));
    expect(house.raised()).toEqual([]);
    await house.test.app.get(PackLoader).load(resolve(__dirname, '../../../../../packs/casa-lumbre'));
    await until(() => house.raised().includes('two-waiting billing'));
  });
});
