import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { DeskCommand } from '@aliado/domain';
import { noteLimit } from '@aliado/domain';
import { Outbox } from '../live/outbox.ts';
import { Session } from '../session/session.ts';
import { Notes } from './notes.ts';

describe('the note of a contact', () => {
  let sent: DeskCommand[];
  const open = () => {
    TestBed.resetTestingModule();
    sent = [];
    TestBed.configureTestingModule({
      providers: [
        { provide: Session, useValue: { view: signal({ account: { id: 'ada' } }) } },
        { provide: Outbox, useValue: { submit: (_: string, command: DeskCommand) => sent.push(command) } },
      ],
    });
    return TestBed.inject(Notes);
  };
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
    expect(sent).toEqual([{ type: 'WriteNote', noteId: 'int-1.ada', text: 'card' }]);
    expect(notes.draft('int-1')).toBeNull();
  });

  it('survives a reload in the middle of a word', () => {
    open().write('int-1', 'half a wo');
    const notes = open();
    notes.resume('int-1');
    jest.advanceTimersByTime(1_000);
    expect(sent).toEqual([{ type: 'WriteNote', noteId: 'int-1.ada', text: 'half a wo' }]);
  });

  it('stays a draft while it is longer than a note may be', () => {
    const notes = open();
    notes.write('int-1', 'x'.repeat(noteLimit + 1));
    jest.advanceTimersByTime(1_000);
    expect(sent).toEqual([]);
    expect(notes.draft('int-1')).toHaveLength(noteLimit + 1);
  });
});
