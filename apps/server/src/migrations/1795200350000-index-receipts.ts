import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets old receipts be found. Receipts are written in the order of their time, so an index of ranges costs next to nothing. */
export class IndexReceipts1795200350000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('CREATE INDEX command_receipt_recorded ON command_receipt USING brin (recorded_at)');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX command_receipt_recorded');
  }
}
