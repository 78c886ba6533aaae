import { Subject } from 'rxjs';
import type { GrantLedger, LedgerMove } from './ledger/grant-ledger.ts';
import { LimitWatch, type LimitsChanged, type LimitsRead } from './limit-watch.ts';

const given: LedgerMove = {
  interactionId: 'one',
  customerKeys: ['marta'],
  budgetKeys: ['sala 2026-11'],
  people: ['ana'],
};
const read: LimitsRead = {
  accountId: 'luis',
  interactionId: 'two',
  customerKey: 'other',
  budgetKeys: [],
  people: ['luis'],
};

let moves: Subject<LedgerMove>;
let watch: LimitWatch;
let told: LimitsChanged[];

beforeEach(() => {
  jest.useFakeTimers();
  moves = new Subject();
  watch = new LimitWatch({ moves } as Pick<GrantLedger, 'moves'> as GrantLedger);
  told = [];
  watch.changes.subscribe((change) => told.push(change));
});
afterEach(() => {
  watch.onModuleDestroy();
  jest.useRealTimers();
});

describe('limits that others use up', () => {
  it.each([
    ['the same customer', { customerKey: 'marta' }],
    ['the same budget', { budgetKeys: ['sala 2026-11'] }],
    ['the same day', { people: ['luis', 'ana'] }],
  ])('are told to whose contact has %s', (_, change) => {
    watch.note({ ...read, ...change });
    moves.next(given);
    jest.advanceTimersByTime(250);
    expect(told).toEqual([{ accountId: 'luis', interactionIds: ['two'] }]);
  });

  it('are told to nobody else, nor to the contact that used them', () => {
    watch.note(read);
    watch.note({ ...read, interactionId: 'one', customerKey: 'marta' });
    moves.next(given);
    jest.advanceTimersByTime(1_000);
    expect(told).toEqual([]);
  });

  it('are told together, at most every quarter of a second, and once for each reading', () => {
    watch.note({ ...read, customerKey: 'marta' });
    watch.note({ ...read, interactionId: 'three', customerKey: 'marta' });
    for (let count = 0; count < 50; count++) moves.next(given);
    jest.advanceTimersByTime(249);
    expect(told).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(told).toEqual([{ accountId: 'luis', interactionIds: ['two', 'three'] }]);
    moves.next(given);
    jest.advanceTimersByTime(1_000);
    expect(told).toHaveLength(1);
    watch.note({ ...read, customerKey: 'marta' });
    moves.next(given);
    jest.advanceTimersByTime(250);
    expect(told).toHaveLength(2);
  });
});
