import type { FloorNeed, Need } from '@aliado/domain';
import {
  attentionStream,
  evolveAttention,
  initialAttention,
  type Attention,
  type AttentionEvent,
} from '@aliado/domain';
import { FloorChanges } from '../floor-changes.ts';
import { ShownNeeds } from './shown-needs.ts';

const marta = { accountId: 'marta', name: 'Marta' };
const need = (id: string, from: number, more: Partial<Need> = {}): Need => ({
  ...{ id, interactionId: 'int-1', agentId: 'ada', queueId: null, customerName: null, since: from, from, dueAt: null },
  ...{ about: { kind: 'hold' } },
  ...more,
});

function setUp() {
  const changes = new FloorChanges();
  const shown = new ShownNeeds(changes);
  let attention: Attention = initialAttention;
  const attend = (event: AttentionEvent, occurredAt: number) => {
    const about = { streamId: attentionStream, recordedAt: occurredAt, by: 'system' } as const;
    attention = evolveAttention(attention, { ...about, sequence: attention.sequence + 1, occurredAt, event });
    shown.attend(attention, [event.needId]);
  };
  const told = () => [...(changes.take()?.needs ?? [])];
  const ids = (now: number) => shown.all(now).map((one: FloorNeed) => one.need.id);
  return { shown, attend, told, ids };
}

describe('what needs somebody', () => {
  it('comes into sight when its time comes, is told once, and goes when its cause does', () => {
    const { shown, told, ids } = setUp();
    shown.index.set('int-1', [need('hold', 100), need('help', 10)], 20);
    expect([told(), ids(20)]).toEqual([['help'], ['help']]);
    shown.come(99);
    expect(told()).toEqual([]);
    shown.come(100);
    expect([told(), ids(100)]).toEqual([['hold'], ['help', 'hold']]);
    shown.index.set('int-1', [need('hold', 100), need('help', 10)], 110);
    expect(told()).toEqual([]);
    shown.index.set('int-1', [need('hold', 100, { customerName: 'Lucía' })], 120);
    expect([told().sort(), ids(120)]).toEqual([['help', 'hold'], ['hold']]);
    shown.index.set('int-1', [], 130);
    expect([told(), ids(130), shown.index.size]).toEqual([['hold'], [], 0]);
  });

  it('is forgotten when it ends before its time', () => {
    const { shown, told } = setUp();
    shown.index.set('int-1', [need('hold', 100)], 20);
    shown.index.set('int-1', [need('silence', 200)], 50);
    shown.come(150);
    expect([told(), shown.index.size]).toEqual([[], 1]);
  });

  it('shows who has it, is out of sight while it is put off, and for good once it is closed', () => {
    const { shown, attend, told, ids } = setUp();
    shown.index.set('int-1', [need('help', 10)], 20);
    attend({ type: 'NeedClaimed', needId: 'help', by: marta }, 30);
    expect(shown.get('help', 30)?.handling).toMatchObject({ claimedBy: marta, claimedAt: 30 });
    attend({ type: 'NeedSnoozed', needId: 'help', by: marta, until: 100 }, 40);
    expect([told(), ids(99), shown.get('help', 99)]).toEqual([['help'], [], null]);
    shown.come(100);
    expect([told(), ids(100)]).toEqual([['help'], ['help']]);
    attend({ type: 'NeedClosed', needId: 'help', by: marta, outcome: 'helped' }, 110);
    expect([told(), ids(110)]).toEqual([['help'], []]);
    expect(shown.index.find('help')).toBeDefined();
  });
});
