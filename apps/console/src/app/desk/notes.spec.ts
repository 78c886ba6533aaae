import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { noteLimit } from '@aliado/domain';
import { Outbox } from '../live/outbox.ts';
import { Session } from '../session/session.ts';
import { Notes } from './notes.ts';

interface Sent {
  readonly noteId: string;
  readonly text: string;
}

describe('the note of a contact', () => {
  let sent: Sent[];
  const open = () => {
    TestBed.resetTestingModule();
    jest.clearAllTimers(); // a reload takes them along
    sent = [];
    TestBed.configureTestingModule({
      providers: [
        { provide: Session, useValue: { view: signal({ account: { id: 'ada' } }) } },
        { provide: Outbox, useValue: { submit: (_: string, command: Sent) => sent.push(command) } },
      ],
    });
    return TestBed.inject(Notes);
  };
  const texts = () => sent.map(({ text }) => text);
  beforeEach(() => {
    localStorage.clear();
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('is written when the writer pauses, once for many keystrokes', () => {
    const notes = open();
    for (const text of ['c', 'ca', 'card']) notes.write('int-1', text);
    expect([sent, notes.draft('int-1')]).toEqual([[], 'card']);
    jest.advanceTimersByTime(1_000);
    expect(texts()).toEqual(['card']);
    expect(notes.draft('int-1')).toBeNull();
  });

  it('keeps its id over pauses, and a new one begins when it is finished', () => {
    const notes = open();
    notes.write('int-1', 'first');
    jest.advanceTimersByTime(1_000);
    notes.finish('int-1', 'first, done');
    notes.write('int-1', 'second');
    jest.advanceTimersByTime(1_000);
    const [paused, finished, next] = sent;
    expect(texts()).toEqual(['first', 'first, done', 'second']);
    expect(finished?.noteId).toBe(paused?.noteId);
    expect(next?.noteId).not.toBe(paused?.noteId);
  });

  it('survives a reload in the middle of a word', () => {
    open().write('int-1', 'half a wo');
    const notes = open();
    notes.resume('int-1');
    jest.advanceTimersByTime(1_000);
    expect(texts()).toEqual(['half a wo']);
  });

  it('stays a draft while it is longer than a note may be', () => {
    const notes = open();
    notes.write('int-1', 'x'.repeat(noteLimit + 1));
    jest.advanceTimersByTime(1_000);
    expect(sent).toEqual([]);
    expect(notes.draft('int-1')).toHaveLength(noteLimit + 1);
  });
});
