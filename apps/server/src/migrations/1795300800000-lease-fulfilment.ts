import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is sending a remedy has it in hand for a while: nobody else sends it beside. */
export class LeaseFulfilment1795300800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE fulfilment ADD COLUMN in_hand_until bigint');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE fulfilment DROP COLUMN in_hand_until');
  }
}
