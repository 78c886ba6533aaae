import { ApprovalRouting } from '../approval-routing.ts';
import { ApprovalActs } from './approval-acts.ts';
import { ApprovalRecords } from './approval-records.ts';
import { ApprovalRounds } from './approval-rounds.ts';
import { ApprovalsGateway } from './approvals.gateway.ts';
import { Approvers } from './approvers.ts';
import { LimitProposals } from './limit-proposals.ts';
import { OpenApprovals } from './open-approvals.ts';
import { WaitingApprovals } from './waiting-approvals.ts';

/** What decides requests, for the module that also knows the limits: each of the two needs the other. */
export const approvalProviders = [
  ApprovalActs,
  ApprovalRecords,
  ApprovalRounds,
  ApprovalsGateway,
  Approvers,
  LimitProposals,
  OpenApprovals,
  WaitingApprovals,
  { provide: ApprovalRouting, useExisting: ApprovalRounds },
];
