import { AssistModelRow } from './assist/models/assist-model.entity.ts';
import { ApprovalRequestRow } from './authority/approvals/approval-request.entity.ts';
import { ProposalDismissalRow } from './authority/approvals/proposal-dismissal.entity.ts';
import { BackTestDifferenceRow, BackTestRow } from './back-test/back-test.entity.ts';
import { ShadowRunRow } from './back-test/shadow-run.entity.ts';
import { CustomerCaseRow } from './customers/customer-case.entity.ts';
import { CustomerIdentityRow } from './customers/customer-identity.entity.ts';
import { CustomerOrderRow } from './customers/customer-order.entity.ts';
import { CustomerRow } from './customers/customer.entity.ts';
import { MatchMemoryRow } from './customers/match-memory.entity.ts';
import { OwnedProductRow } from './customers/owned-product.entity.ts';
import { TouchpointRow } from './customers/touchpoint.entity.ts';
import { UnfiledContactRow } from './customers/unfiled-contact.entity.ts';
import { AlertDeliveryRow, AlertRuleRow, AlertWatchRow, StandingAlertRow } from './floor/alerts/alert.entity.ts';
import { PlanImportRow, PlannedStretchRow } from './floor/time/plan/plan.entity.ts';
import { FulfilmentRow } from './fulfilment/fulfilment.entity.ts';
import { BudgetUseRow } from './authority/ledger/budget-use.entity.ts';
import { DelegationRow } from './authority/delegations/delegation.entity.ts';
import { RemedyGrantRow } from './authority/ledger/remedy-grant.entity.ts';
import { AccountRow } from './identity/account.entity.ts';
import { AuditEntryRow, AuditHeadRow } from './identity/audit-entry.entity.ts';
import { FailedSignInRow } from './identity/failed-sign-in.entity.ts';
import { SessionRow } from './identity/session.entity.ts';
import { LiveStreamRow } from './interactions/live-stream.entity.ts';
import { CommandReceiptRow } from './interactions/command-receipt.entity.ts';
import { RecordedEventRow } from './interactions/recorded-event.entity.ts';
import { StreamSnapshotRow } from './interactions/stream-snapshot.entity.ts';
import { RefusedFrameRow } from './sources/refused-frame.entity.ts';
import { PlaybookDraftRow } from './playbooks/drafts/playbook-draft.entity.ts';
import { PlaybookItemRow } from './playbooks/playbook-item.entity.ts';
import { PlaybookReleaseRow } from './playbooks/playbook-release.entity.ts';
import { PastSessionsRow } from './startup/past-sessions.entity.ts';
import { SessionIndexRow } from './studio/index/session-index.entity.ts';

/** Every table of the server, for the schema check. Each feature adds its own rows. */
export const entities = [
  RecordedEventRow,
  CommandReceiptRow,
  LiveStreamRow,
  StreamSnapshotRow,
  RefusedFrameRow,
  AccountRow,
  SessionRow,
  FailedSignInRow,
  AuditEntryRow,
  AuditHeadRow,
  PlaybookItemRow,
  PlaybookReleaseRow,
  PlaybookDraftRow,
  RemedyGrantRow,
  BudgetUseRow,
  DelegationRow,
  CustomerRow,
  CustomerIdentityRow,
  CustomerOrderRow,
  OwnedProductRow,
  CustomerCaseRow,
  TouchpointRow,
  MatchMemoryRow,
  UnfiledContactRow,
  FulfilmentRow,
  ApprovalRequestRow,
  ProposalDismissalRow,
  BackTestRow,
  BackTestDifferenceRow,
  ShadowRunRow,
  PastSessionsRow,
  AssistModelRow,
  SessionIndexRow,
  AlertRuleRow,
  StandingAlertRow,
  AlertWatchRow,
  AlertDeliveryRow,
  PlannedStretchRow,
  PlanImportRow,
] as const;
