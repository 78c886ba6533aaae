import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Read from the text as it was stored: what people wrote may hold half a character, at which PostgreSQL refuses to read the JSON. */
const type = `substring(event::text from '"type"\\s*:\\s*"([A-Za-z]+)"')`;

/**
 * The floor is counted from few of the entries: contacts are found by when they came to a queue or a person, what became of them is
 * read without what was said, and promises are found by when they are due. Without these a day is found by reading the whole log.
 */
export class IndexFloor1795301000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX recorded_event_begun ON recorded_event (occurred_at, stream_id)
      WHERE ${type} IN ('InteractionQueued', 'InteractionOffered', 'InteractionAnswered')`);
    await db.query(`CREATE INDEX recorded_event_floor ON recorded_event (stream_id, sequence)
      WHERE ${type} IN ('InteractionOpened', 'InteractionQueued', 'InteractionOffered', 'InteractionAnswered',
        'CallHeld', 'CallResumed', 'InteractionTransferred', 'InteractionEnded', 'InteractionAbandoned', 'CustomerIdentified',
        'CustomerCorrected', 'AfterContactWorkStarted', 'AfterContactWorkFinished', 'MoodTurned', 'PromiseMade',
        'SourceGapNoticed')`);
    await db.query(`CREATE INDEX recorded_event_due ON recorded_event ((substring(event::text from '"dueAt"\\s*:\\s*(\\d+)')::numeric))
      WHERE ${type} = 'PromiseMade'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX recorded_event_due');
    await db.query('DROP INDEX recorded_event_floor');
    await db.query('DROP INDEX recorded_event_begun');
  }
}
