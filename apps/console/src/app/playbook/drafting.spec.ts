import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import type { AuthoredItem, DraftView, SaveDraft } from '@aliado/domain';
import { Drafting } from './drafting.ts';
import { PlaybookApi } from './playbook-api.ts';

const part = { kind: 'guideline', id: 'late' } as const;

/** A server that holds one guideline in force and its draft. */
class Server {
  draft: DraftView | null = null;
  readonly saves: SaveDraft[] = [];
  fails: unknown = null;
  /** Holds answers back until it is called. */
  gate: Promise<void> = Promise.resolve();

  item = (): Promise<AuthoredItem> =>
    Promise.resolve({
      ...part,
      current: { version: 14, content: { text: 'v14' }, text: 'v14', since: 0 },
      draft: this.draft,
      history: [],
    });

  save = async (_: unknown, save: SaveDraft): Promise<DraftView> => {
    this.saves.push(save);
    await this.gate;
    if (this.fails) throw this.fails;
    if (save.revision !== (this.draft?.revision ?? 0)) throw refused('draft/changed-meanwhile');
    return this.put(save.text ?? JSON.stringify(save.content));
  };

  put(text: string): DraftView {
    this.draft = {
      ...{ ...part, version: 15, baseVersion: 14, revision: (this.draft?.revision ?? 0) + 1, state: 'drafted' },
      ...{ author: 'pilar', updatedAt: 0, reviewedBy: null, reviewWords: null, effectiveAt: null },
      ...{ text, content: { text }, findings: [], changes: [], wouldGetLess: null, isShadowing: false },
    };
    return this.draft;
  }
}

const refused = (code: string) => new HttpErrorResponse({ status: 409, error: { code } });

describe('writing a part of the playbook', () => {
  let server: Server;
  let drafting: Drafting;

  beforeEach(async () => {
    server = new Server();
    TestBed.configureTestingModule({ providers: [Drafting, { provide: PlaybookApi, useValue: server }] });
    drafting = TestBed.inject(Drafting);
    await drafting.open(part);
  });

  it('begins with what is in force, and saves the first draft over nothing', async () => {
    expect(drafting.text()).toBe('v14');
    drafting.write({ text: 'mine' });
    expect([drafting.state(), drafting.text()]).toEqual(['waiting', 'mine']);
    await drafting.settle();
    expect(server.saves).toEqual([{ baseVersion: 14, revision: 0, text: 'mine' }]);
    expect([drafting.state(), drafting.draft()?.revision]).toEqual(['saved', 1]);
  });

  it('shows by itself what became of a draft that somebody else has in hand', async () => {
    const draft = server.put('mine');
    server.draft = { ...draft, state: 'in-review' };
    await drafting.reload();
    jest.useFakeTimers();
    TestBed.tick();
    server.draft = { ...draft, state: 'drafted', reviewWords: 'Di por qué' };
    await jest.advanceTimersByTimeAsync(6_000);
    jest.useRealTimers();
    expect(drafting.draft()).toMatchObject({ state: 'drafted', reviewWords: 'Di por qué' });
    expect(drafting.changes()).toBe(1);
  });

  it('saves by itself after a rest', async () => {
    jest.useFakeTimers();
    drafting.write({ text: 'm' });
    drafting.write({ text: 'mine' });
    await jest.advanceTimersByTimeAsync(700);
    jest.useRealTimers();
    expect(server.saves.map(({ text }) => text)).toEqual(['mine']);
  });

  it('keeps what is written while it saves, and saves that next', async () => {
    let open = () => {};
    server.gate = new Promise((resolve) => (open = resolve));
    drafting.write({ text: 'one' });
    const first = drafting.settle();
    await Promise.resolve();
    drafting.write({ text: 'two' });
    open();
    await first;
    expect([drafting.text(), drafting.state()]).toEqual(['two', 'waiting']);
    await drafting.settle();
    expect(server.saves.map(({ revision, text }) => [revision, text])).toEqual([
      [0, 'one'],
      [1, 'two'],
    ]);
  });

  it('loses nothing when somebody else saved meanwhile, and overwrites only when told to', async () => {
    server.put('theirs');
    drafting.write({ text: 'mine' });
    await drafting.settle();
    expect([drafting.state(), drafting.text(), server.draft?.text]).toEqual(['conflict', 'mine', 'theirs']);
    drafting.write({ text: 'mine, longer' });
    await drafting.settle();
    expect(server.saves).toHaveLength(1);
    await drafting.resolve('mine');
    expect([drafting.state(), server.draft?.text]).toEqual(['saved', 'mine, longer']);
  });

  it('takes what the other person saved when told to', async () => {
    server.put('theirs');
    drafting.write({ text: 'mine' });
    await drafting.settle();
    await drafting.resolve('theirs');
    expect([drafting.state(), drafting.text()]).toEqual(['saved', 'theirs']);
  });

  it('keeps what is written while the server does not answer', async () => {
    server.fails = new HttpErrorResponse({ status: 0 });
    drafting.write({ text: 'mine' });
    await drafting.settle();
    expect([drafting.state(), drafting.refusal(), drafting.text()]).toEqual(['failed', 'unreachable', 'mine']);
    server.fails = null;
    await drafting.settle();
    expect([drafting.state(), server.draft?.text]).toEqual(['saved', 'mine']);
  });

  it('does with a draft only what is asked of all that is written', async () => {
    drafting.write({ text: 'mine' });
    const asked: (number | undefined)[] = [];
    const isDone = await drafting.act((_, draft) => Promise.resolve(asked.push(draft?.revision)));
    expect([isDone, asked]).toEqual([true, [1]]);
    await drafting.act(() => Promise.reject(refused('draft/own-review')));
    expect(drafting.refusal()).toBe('draft/own-review');
  });

  it('goes back step by step to what was saved, and forward again, file and all', async () => {
    for (const text of ['one', 'two']) {
      drafting.write({ content: { half: text } });
      drafting.write({ content: { text } });
      await drafting.settle();
    }
    await drafting.undo();
    expect([drafting.text(), drafting.content()]).toEqual(['{"text":"one"}', { text: '{"text":"one"}' }]);
    await drafting.undo();
    await drafting.settle();
    expect([server.draft?.text, drafting.canUndo(), drafting.canRedo()]).toEqual(['v14', false, true]);
    await drafting.redo();
    await drafting.settle();
    expect(server.saves.map(({ text }) => text).slice(2)).toEqual(['{"text":"one"}', 'v14', '{"text":"one"}']);
    drafting.write({ text: 'three' });
    expect(drafting.canRedo()).toBe(false);
  });

  it('does not undo what somebody else saved', async () => {
    drafting.write({ text: 'mine' });
    await drafting.settle();
    server.put('theirs');
    await drafting.reload();
    expect(drafting.canUndo()).toBe(false);
  });

  it('says when a part that was never in force is thrown away', async () => {
    await drafting.act(() => {
      server.item = () => Promise.reject(refused('playbook/unknown-item'));
      return Promise.resolve();
    });
    expect([drafting.isGone(), drafting.hasFailed()]).toEqual([true, false]);
  });
});
