import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The type that an entry's JSON names, whatever people wrote: escapes, at some of which PostgreSQL refuses to look into it, are read as
 * a letter. Types and names of fields hold none.
 */
const typeOfEvent = String.raw`CASE WHEN strpos(event::text, '\u') = 0 THEN event->>'type'
  ELSE regexp_replace(event::text, '\\u[0-9a-fA-F]{4}', 'n', 'g')::json->>'type' END`;

/** Read from the text as it was stored: what a promise is about may hold half a character. */
const dueAt = String.raw`(substring(event::text from '"dueAt"\s*:\s*(\d+)')::numeric)`;

/** What was in place of the column. */
const typeInText = String.raw`substring(event::text from '"type"\s*:\s*"([A-Za-z]+)"')`;

/** An entry's type stands beside its JSON, so that entries are found by it without a look into what people wrote. */
export class NameTypes1795301200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await dropIndices(db);
    await db.query('ALTER TABLE recorded_event ADD COLUMN type varchar');
    // writes the table anew, once: an update of each row would leave as many dead ones behind
    await db.query(
      `ALTER TABLE recorded_event ALTER COLUMN type TYPE varchar USING ${typeOfEvent}, ALTER COLUMN type SET NOT NULL`,
    );
    await createIndices(db, 'type');
    // a log known to be empty would be read whole for each entry, by plans that are kept while it grows
    const [{ isEmpty }] = (await db.query('SELECT NOT EXISTS (SELECT FROM recorded_event) AS "isEmpty"')) as [
      { readonly isEmpty: boolean },
    ];
    if (!isEmpty) await db.query('ANALYZE recorded_event');
  }

  async down(db: QueryRunner): Promise<void> {
    await dropIndices(db);
    await db.query('ALTER TABLE recorded_event DROP COLUMN type');
    await createIndices(db, typeInText);
  }
}

async function dropIndices(db: QueryRunner): Promise<void> {
  for (const name of ['begun', 'floor', 'due']) await db.query(`DROP INDEX recorded_event_${name}`);
}

async function createIndices(db: QueryRunner, type: string): Promise<void> {
  await db.query(`CREATE INDEX recorded_event_begun ON recorded_event (occurred_at, stream_id)
    WHERE ${type} IN ('InteractionQueued', 'InteractionOffered', 'InteractionAnswered')`);
  await db.query(`CREATE INDEX recorded_event_floor ON recorded_event (stream_id, sequence)
    WHERE ${type} IN ('InteractionOpened', 'InteractionQueued', 'InteractionOffered', 'InteractionAnswered',
      'CallHeld', 'CallResumed', 'InteractionTransferred', 'InteractionEnded', 'InteractionAbandoned', 'CustomerIdentified',
      'CustomerCorrected', 'AfterContactWorkStarted', 'AfterContactWorkFinished', 'MoodTurned', 'PromiseMade',
      'SourceGapNoticed')`);
  await db.query(`CREATE INDEX recorded_event_due ON recorded_event (${dueAt}) WHERE ${type} = 'PromiseMade'`);
}
