import { startTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { EventLog, LogUnavailable } from './event-log.ts';
import { InteractionsModule } from './interactions.module.ts';
import { aStream, anAppend } from './testing/event-log.contract.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ imports: [InteractionsModule] });
});
afterAll(() => test?.close());

const ready = async () => (await test.browser().get('/ready')).status;
const write = () => test.app.get(EventLog).append(anAppend(aStream(), 0, ['x'], { commandId: aStream() }));

/** From now on nothing fits any more, as on a disk that is full (SQLSTATE 53100); everything that stands can be read. */
async function fillDisk(): Promise<void> {
  await test.database.pool.query(`
    CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
    CREATE TRIGGER disk_full BEFORE INSERT ON recorded_event FOR EACH ROW EXECUTE FUNCTION disk_full();
    CREATE FUNCTION no_blocks() RETURNS event_trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
    CREATE EVENT TRIGGER no_blocks ON ddl_command_start WHEN TAG IN ('CREATE TABLE AS') EXECUTE FUNCTION no_blocks()`);
}

const emptyDisk = () => test.database.pool.query('DROP FUNCTION disk_full, no_blocks CASCADE');

it('is not ready while the log cannot be written, and is again once it can, without anybody having to try', async () => {
  await write();
  expect(await ready()).toBe(200);
  await fillDisk();
  await expect(write()).rejects.toBeInstanceOf(LogUnavailable);
  expect([await ready(), await ready()]).toEqual([503, 503]);
  await emptyDisk();
  expect(await ready()).toBe(200);
  await write();
  expect(await ready()).toBe(200);
});
