import {
  needOutcomes,
  supervisorControlTypes,
  type NeedAct,
  type StaffingRequest,
  type SupervisorControl,
  type SupportAsk,
} from '@aliado/domain';
import { z } from 'zod';
import { id, textUpTo } from './message-parts.ts';

/** What a supervisor does about something that needs somebody. */
export const needAct = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('claim') }),
  z.strictObject({ type: z.literal('release') }),
  z.strictObject({ type: z.literal('snooze'), forMs: z.number().int().min(1).max(86_400_000) }),
  z.strictObject({ type: z.literal('close'), outcome: z.enum(needOutcomes) }),
]) satisfies z.ZodType<NeedAct>;

/** What a supervisor does in a contact of somebody else. */
export const supportCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('TakeHelp') }),
  z.strictObject({ type: z.literal('LeaveHelp') }),
  z.strictObject({ type: z.literal('SettleHelp'), outcome: z.enum(needOutcomes) }),
  z.strictObject({ type: z.literal('BeginLook'), lookId: id }),
  z.strictObject({ type: z.literal('EndLook'), lookId: id }),
  z.strictObject({ type: z.literal('SendWhisper'), whisperId: id, text: textUpTo(1_000).min(1) }),
  z.strictObject({ type: z.literal('ReadAnswer'), whisperId: id }),
  z.strictObject({ type: z.literal('HandHint'), kind: z.enum(['script', 'article', 'guideline']), targetId: id }),
]) satisfies z.ZodType<SupportAsk['command']>;

/** What a supervisor asks of the line of somebody else's contact. */
export const supervisorControl = z.strictObject({
  type: z.enum(supervisorControlTypes),
}) satisfies z.ZodType<SupervisorControl>;

/** What changes for some agents. */
export const staffingChange = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('state'),
    state: z.enum(['available', 'break', 'offline']),
    reason: textUpTo(100).min(1).nullable(),
  }),
  z.strictObject({ type: z.literal('queues'), queues: z.array(id).max(200).nullable() }),
]) satisfies z.ZodType<StaffingRequest['change']>;
