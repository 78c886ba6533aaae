import {
  isAgentStream,
  omissionReasons,
  type AgentRequest,
  type ApprovalAct,
  type ApprovalRequest,
  type AuthorityAsk,
  type AuthorityRequest,
  type CareRequest,
  type Money,
  type RemedyTerms,
  type DeskControl,
  type ClientToServer,
  type CommandRequest,
  type ControlRequest,
  type NeedRequest,
  type StaffingRequest,
  type SuperviseRequest,
  type SupportAsk,
  type DeskCommand,
  type Permission,
  type WatchRequest,
} from '@aliado/domain';
import { z } from 'zod';
import { needAct, staffingChange, supervisorControl, supportCommand } from './floor-messages.ts';
import { id, textUpTo } from './message-parts.ts';

const sequence = z.number().int().min(0).max(2_147_483_647);
const version = sequence;
/** No calendar has a later moment. */
const moment = z.number().int().min(0).max(8_640_000_000_000_000);
const text = textUpTo(10_000);

const valueSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('said'), lineSequence: sequence }),
  z.strictObject({ kind: z.literal('typed') }),
]);

const deskCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ConfirmCustomer'), customerId: id }),
  z.strictObject({
    type: z.literal('CorrectCustomer'),
    customerId: id.nullable(),
    name: textUpTo(200).nullable(),
  }),
  z.strictObject({ type: z.literal('VerifyCustomer'), by: z.array(id).max(10) }),
  z.strictObject({ type: z.literal('PinLine'), lineSequence: sequence }),
  z.strictObject({ type: z.literal('UnpinLine'), lineSequence: sequence }),
  z.strictObject({ type: z.literal('UseHint'), hintId: id }),
  z.strictObject({ type: z.literal('DismissHint'), hintId: id }),
  z.strictObject({ type: z.literal('ReadHint'), hintId: id }),
  z.strictObject({
    type: z.literal('CatchIdea'),
    ideaId: id,
    words: textUpTo(2_000).min(1),
    lineSequence: sequence.nullable(),
  }),
  z.strictObject({ type: z.literal('MuteHints') }),
  z.strictObject({ type: z.literal('UnmuteHints') }),
  z.strictObject({
    type: z.literal('StartScript'),
    scriptId: id,
    version,
    stepId: id,
    matter: id,
    hintId: id.nullable(),
  }),
  z.strictObject({ type: z.literal('EnterScriptStep'), stepId: id, optionId: id.nullable() }),
  z.strictObject({ type: z.literal('SetScriptValue'), field: id, value: textUpTo(1_000) }),
  z.strictObject({ type: z.literal('LeaveScript'), reason: z.enum(['completed', 'left']) }),
  z.strictObject({ type: z.literal('ResumeScript'), scriptId: id }),
  z.strictObject({ type: z.literal('EnterSubScript'), scriptId: id, version, stepId: id }),
  z.strictObject({ type: z.literal('ReturnFromSubScript'), stepId: id }),
  z.strictObject({ type: z.literal('NoteValue'), field: id, value: textUpTo(1_000), from: valueSource }),
  z.strictObject({ type: z.literal('GiveReadOut'), stepId: id }),
  z.strictObject({ type: z.literal('OmitReadOut'), stepId: id, reason: z.enum(omissionReasons) }),
  z.strictObject({ type: z.literal('TickItem'), scriptId: id, itemId: id, isTicked: z.boolean() }),
  z.strictObject({
    type: z.literal('ConsultGuideline'),
    guidelineId: id,
    version,
    ruleIds: z.array(id).max(200),
  }),
  z.strictObject({ type: z.literal('WriteNote'), noteId: id, text }),
  z.strictObject({
    type: z.literal('MakePromise'),
    promiseId: id,
    words: textUpTo(500).min(1),
    team: id.nullable(),
    dueAt: moment,
    orderNumber: id.nullable(),
  }),
  z.strictObject({ type: z.literal('AskForHelp'), words: textUpTo(1_000).nullable() }),
  z.strictObject({ type: z.literal('CallOffHelp') }),
  z.strictObject({ type: z.literal('AnswerWhisper'), whisperId: id, text: textUpTo(1_000).min(1) }),
  z.strictObject({ type: z.literal('ReadWhisper'), whisperId: id }),
  z.strictObject({ type: z.literal('ExtendAfterContactWork') }),
  z.strictObject({
    type: z.literal('FinishAfterContactWork'),
    disposition: id.nullable(),
    matter: id.nullable(),
    summary: text,
  }),
]) satisfies z.ZodType<DeskCommand>;

const money = z.strictObject({
  amount: z.number().int().min(1).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
}) satisfies z.ZodType<Money>;

const terms = z.strictObject({
  remedy: z.enum(['refund', 'credit', 'replacement', 'waiver', 'expedite', 'gesture']),
  amount: money.nullable(),
  guidelineId: id,
  guidelineVersion: version,
  ruleId: id,
  matter: id.nullable(),
  orderNumber: id.nullable(),
}) satisfies z.ZodType<RemedyTerms>;

const authorityAsk = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('reserve'),
    grantId: id,
    terms,
    approvalId: id.nullable(),
    knownGrants: version.nullable(),
  }),
  z.strictObject({ type: z.literal('confirm'), grantId: id, amount: money.nullable() }),
  z.strictObject({ type: z.literal('release'), grantId: id }),
  z.strictObject({ type: z.literal('undo'), grantId: id }),
  z.strictObject({ type: z.literal('ask'), approvalId: id, terms, reason: textUpTo(1_000) }),
  z.strictObject({ type: z.literal('withdraw'), approvalId: id }),
]) satisfies z.ZodType<AuthorityAsk>;

const approvalAct = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('open') }),
  z.strictObject({ type: z.literal('put-back') }),
  z.strictObject({
    type: z.literal('decide'),
    decision: z.enum(['approved', 'less', 'refused']),
    amount: money.nullable(),
    words: textUpTo(1_000),
  }),
]) satisfies z.ZodType<ApprovalAct>;

const control = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('answer') }),
  z.strictObject({ type: z.literal('decline') }),
  z.strictObject({ type: z.literal('hold') }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({ type: z.literal('mute') }),
  z.strictObject({ type: z.literal('unmute') }),
  z.strictObject({
    type: z.literal('transfer'),
    manner: z.enum(['blind', 'attended']),
    to: z.strictObject({ kind: z.enum(['queue', 'agent', 'address']), id }),
  }),
  z.strictObject({ type: z.literal('pause-recording') }),
  z.strictObject({ type: z.literal('resume-recording') }),
  z.strictObject({ type: z.literal('end') }),
]) satisfies z.ZodType<DeskControl>;

const streamId = textUpTo(100).min(1);
/** A day of an agent is a stream too, and no interaction. */
const interactionId = streamId.refine((id) => !isAgentStream(id), 'no interaction');

/** What each message must look like. */
export const liveSchemas = {
  watch: z.strictObject({ streamId, after: sequence }) satisfies z.ZodType<WatchRequest>,
  unwatch: z.strictObject({ streamId }),
  command: z.strictObject({
    commandId: id,
    interactionId,
    command: deskCommand,
  }) satisfies z.ZodType<CommandRequest>,
  control: z.strictObject({ commandId: id, interactionId, control }) satisfies z.ZodType<ControlRequest>,
  agent: z.strictObject({
    commandId: id,
    command: z.strictObject({
      type: z.literal('ChooseState'),
      state: z.enum(['available', 'break', 'offline']),
      reason: textUpTo(100).min(1).nullable(),
    }),
  }) satisfies z.ZodType<AgentRequest>,
  authority: z.strictObject({ commandId: id, interactionId, ask: authorityAsk }) satisfies z.ZodType<AuthorityRequest>,
  approval: z.strictObject({
    commandId: id,
    interactionId,
    approvalId: id,
    act: approvalAct,
  }) satisfies z.ZodType<ApprovalRequest>,
  attend: z.strictObject({}),
  floor: z.strictObject({}),
  leaveFloor: z.strictObject({}),
  need: z.strictObject({ commandId: id, needId: id, act: needAct }) satisfies z.ZodType<NeedRequest>,
  support: z.strictObject({ commandId: id, interactionId, command: supportCommand }) satisfies z.ZodType<SupportAsk>,
  supervise: z.strictObject({
    commandId: id,
    interactionId,
    control: supervisorControl,
  }) satisfies z.ZodType<SuperviseRequest>,
  staffing: z.strictObject({
    commandId: id,
    agentIds: z.array(id).min(1).max(1_000),
    change: staffingChange,
  }) satisfies z.ZodType<StaffingRequest>,
  care: z.strictObject({}),
  fine: z.strictObject({ signId: textUpTo(200).min(1) }) satisfies z.ZodType<CareRequest>,
  beat: z.strictObject({ sentAt: z.number() }),
} satisfies Record<keyof ClientToServer, z.ZodType>;

/** Who may send each message at all. Whether a certain stream may be seen is decided with its state. */
export const livePermissions: Readonly<Record<keyof ClientToServer, Permission>> = {
  watch: 'self:manage',
  unwatch: 'self:manage',
  command: 'desk:work',
  control: 'desk:work',
  authority: 'desk:work',
  approval: 'approval:decide',
  attend: 'approval:decide',
  floor: 'floor:watch',
  leaveFloor: 'floor:watch',
  need: 'floor:act',
  support: 'floor:act',
  supervise: 'floor:act',
  staffing: 'floor:act',
  agent: 'desk:work',
  care: 'desk:work',
  fine: 'desk:work',
  beat: 'self:manage',
};
