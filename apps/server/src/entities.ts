import { AccountRow } from './identity/account.entity.ts';
import { AuditEntryRow, AuditHeadRow } from './identity/audit-entry.entity.ts';
import { FailedSignInRow } from './identity/failed-sign-in.entity.ts';
import { SessionRow } from './identity/session.entity.ts';
import { LiveStreamRow } from './interactions/live-stream.entity.ts';
import { CommandReceiptRow } from './interactions/command-receipt.entity.ts';
import { RecordedEventRow } from './interactions/recorded-event.entity.ts';
import { StreamSnapshotRow } from './interactions/stream-snapshot.entity.ts';
import { PlaybookItemRow } from './playbooks/playbook-item.entity.ts';
import { PlaybookReleaseRow } from './playbooks/playbook-release.entity.ts';

/** Every table of the server, for the schema check. Each feature adds its own rows. */
export const entities = [
  RecordedEventRow,
  CommandReceiptRow,
  LiveStreamRow,
  StreamSnapshotRow,
  AccountRow,
  SessionRow,
  FailedSignInRow,
  AuditEntryRow,
  AuditHeadRow,
  PlaybookItemRow,
  PlaybookReleaseRow,
] as const;
