import { startEmbeddedPostgres } from '../apps/server/src/platform/embedded-postgres.ts';

/** One PostgreSQL for a whole run of specs: the one given, or our own, quick and forgetful. */
export default async () => {
  if (process.env.ALIADO_TEST_DATABASE_URL) return;
  globalThis.postgres = await startEmbeddedPostgres({ isDurable: false });
  process.env.ALIADO_TEST_DATABASE_URL = globalThis.postgres.url;
};
