import { tmpdir } from 'node:os';
import { Test, type TestingModule } from '@nestjs/testing';
import { AppModule } from './app.module.ts';
import { accessOf } from './identity/requires.ts';
import { readSettings } from './platform/configuration.ts';
import { createTestDatabase, type TestDatabase } from './platform/testing/test-database.ts';
import { routesOf } from './platform/testing/routes.ts';

describe('the whole server', () => {
  /** Every door that is open to whoever knocks, and why it may be. */
  const openDoors: Readonly<Record<string, string>> = {
    'POST /api/session': 'nobody is signed in before they sign in',
    'GET /health': 'asked by whoever watches the process; tells no more than that it lives',
    'GET /ready': 'asked by the load balancer',
    'GET /metrics': 'figures about the server, none about people',
  };
  let database: TestDatabase;
  let module: TestingModule;
  beforeAll(async () => {
    database = await createTestDatabase();
    const settings = readSettings({ ALIADO_SECRET: 's'.repeat(32), ALIADO_DEMO: 'false' }, tmpdir());
    module = await Test.createTestingModule({ imports: [AppModule.with(settings, database.url)] }).compile();
  });
  afterAll(async () => {
    await module?.close();
    await database?.close();
  });

  it('has no route that asks for nothing but those that are meant to', () => {
    const routes = routesOf(module).map(({ method, path, handler, controller }) => ({
      name: `${method} ${path}`,
      access: accessOf(handler, controller),
    }));
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter(({ access }) => access === null)).toEqual([]);
    const open = routes.filter(({ access }) => access === 'public').map(({ name }) => name);
    expect(open.sort()).toEqual(Object.keys(openDoors).sort());
  });
});
