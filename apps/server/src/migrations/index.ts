import { CreateLog1795200000000 } from './1795200000000-create-log.ts';
import { CreateRefusedFrame1795200050000 } from './1795200050000-create-refused-frame.ts';
import { CreateIdentity1795200100000 } from './1795200100000-create-identity.ts';
import { CreateCustomers1795200200000 } from './1795200200000-create-customers.ts';
import { CreatePlaybook1795200300000 } from './1795200300000-create-playbook.ts';
import { IndexReceipts1795200350000 } from './1795200350000-index-receipts.ts';
import { ScheduleReleases1795300100000 } from './1795300100000-schedule-releases.ts';
import { CreateAuthority1795300200000 } from './1795300200000-create-authority.ts';
import { CreateApproval1795300400000 } from './1795300400000-create-approval.ts';
import { CreateFulfilment1795300500000 } from './1795300500000-create-fulfilment.ts';
import { CreateBackTest1795300600000 } from './1795300600000-create-back-test.ts';
import { CountLentAuthority1795300700000 } from './1795300700000-count-lent-authority.ts';
import { LeaseFulfilment1795300800000 } from './1795300800000-lease-fulfilment.ts';
import { IndexWhenRecorded1795300850000 } from './1795300850000-index-when-recorded.ts';
import { CreateAssistModels1795300900000 } from './1795300900000-create-assist-models.ts';
import { IndexFloor1795301000000 } from './1795301000000-index-floor.ts';
import { CreateAlerts1795301100000 } from './1795301100000-create-alerts.ts';
import { NameTypes1795301200000 } from './1795301200000-name-types.ts';
import { IndexChoices1795301350000 } from './1795301350000-index-choices.ts';
import { CreatePlan1795301360000 } from './1795301360000-create-plan.ts';
import { IndexSessions1795302000000 } from './1795302000000-index-sessions.ts';
import { WidenAlerts1795302050000 } from './1795302050000-widen-alerts.ts';

/** All changes of the schema, oldest first. Frozen once merged. */
export const migrations = [
  CreateLog1795200000000,
  CreateRefusedFrame1795200050000,
  CreateIdentity1795200100000,
  CreateCustomers1795200200000,
  CreatePlaybook1795200300000,
  IndexReceipts1795200350000,
  ScheduleReleases1795300100000,
  CreateAuthority1795300200000,
  CreateApproval1795300400000,
  CreateFulfilment1795300500000,
  CreateBackTest1795300600000,
  CountLentAuthority1795300700000,
  LeaseFulfilment1795300800000,
  IndexWhenRecorded1795300850000,
  CreateAssistModels1795300900000,
  IndexFloor1795301000000,
  CreateAlerts1795301100000,
  NameTypes1795301200000,
  IndexChoices1795301350000,
  CreatePlan1795301360000,
  IndexSessions1795302000000,
  WidenAlerts1795302050000,
] as const;
