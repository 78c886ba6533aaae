import { DataSource } from 'typeorm';
import { AuditTrail } from './audit-trail.ts';
import { minute, startIdentityApp, type IdentityApp } from './testing/identity-app.ts';

let test: IdentityApp;
beforeAll(async () => {
  test = await startIdentityApp();
});
afterAll(() => test?.close());
beforeEach(() => {
  test.clock.pass(20 * minute); // so that no spec inherits another's failures
  test.told.length = 0;
});

describe('the audit trail', () => {
  const written = async () => (await test.database.pool.query('SELECT * FROM audit_entry ORDER BY n')).rows;

  it('holds who came in, who did not, and who changed whom', async () => {
    const before = (await written()).length;
    await test.browser().signIn('agent', 'not the password');
    await test.browser().signIn('secret typed by mistake', 'not the password');
    const administrator = await test.signedIn('administrator');
    await administrator.send('PATCH', '/api/accounts/lead', { tenureMonths: 9 });
    await administrator.send('DELETE', '/api/session');
    const lines = (await written()).slice(before);
    expect(lines.map(({ actor, action, object }) => `${actor} ${action} ${object}`)).toEqual([
      'anonymous session/refused account:agent',
      'anonymous session/refused account:unknown',
      'administrator session/opened account:administrator',
      'administrator account/changed account:lead',
      'administrator session/closed account:administrator',
    ]);
    expect(JSON.stringify(lines)).not.toContain('mistake');
  });

  it('is one chain however many write at once', async () => {
    const trail = test.app.get(AuditTrail);
    const act = { actor: 'agent', action: 'customer/read', object: 'customer:c-1', detail: { fields: ['name', 'ñ'] } };
    await Promise.all(Array.from({ length: 40 }, () => trail.record(act)));
    expect(await trail.verify()).toBeNull();
  });

  it('refuses to be rewritten', async () => {
    await expect(test.database.pool.query("UPDATE audit_entry SET actor = 'x'")).rejects.toThrow('only ever appended');
    await expect(test.database.pool.query('DELETE FROM audit_entry')).rejects.toThrow('only ever appended');
    await expect(test.database.pool.query('TRUNCATE audit_entry')).rejects.toThrow('only ever appended');
  });

  it.each([
    ['altered', "UPDATE audit_entry SET detail = '{}' WHERE n = 3", { n: 3, because: 'altered' }],
    [
      'moved',
      'UPDATE audit_entry SET n = CASE n WHEN 3 THEN -4 ELSE -3 END WHERE n IN (3, 4); UPDATE audit_entry SET n = -n WHERE n < 0',
      { n: 3, because: 'broken-chain' },
    ],
    ['taken out', 'DELETE FROM audit_entry WHERE n = 3', { n: 3, because: 'missing' }],
    ['cut off at the end', 'DELETE FROM audit_entry WHERE n > 5', { n: 6, because: 'missing' }],
  ])('names the first line that was %s by somebody who could', async (_, tampering, breach) => {
    const runner = test.app.get(DataSource).createQueryRunner();
    const trail = test.app.get(AuditTrail);
    await runner.query('CREATE TABLE kept AS SELECT * FROM audit_entry');
    await runner.query('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_is_final');
    await runner.query(tampering);
    expect(await trail.verify()).toEqual(breach);
    await runner.query('DELETE FROM audit_entry');
    await runner.query('INSERT INTO audit_entry SELECT * FROM kept');
    await runner.query('DROP TABLE kept');
    await runner.query('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_is_final');
    await runner.release();
    expect(await trail.verify()).toBeNull();
  });
});
