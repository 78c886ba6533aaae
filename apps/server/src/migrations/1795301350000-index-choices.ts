import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an agent chose is seldom among what became of their contacts: found by when it was, it says between which entries of their stream
 * a day lies. Without it a day of theirs is found by reading all that came after it.
 */
export class IndexChoices1795301350000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE INDEX recorded_event_chosen ON recorded_event (stream_id, occurred_at)
      WHERE type IN ('AgentSignedOut', 'AgentStateChosen')`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX recorded_event_chosen');
  }
}
