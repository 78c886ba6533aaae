import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Session } from '../session/session.ts';
import { Drafts } from './drafts.ts';

describe('a draft', () => {
  const reload = () => {
    TestBed.resetTestingModule();
    const view = signal({ account: { id: 'ada' } });
    TestBed.configureTestingModule({ providers: [{ provide: Session, useValue: { view } }] });
    return TestBed.inject(Drafts);
  };
  beforeEach(() => localStorage.clear());

  it('stays with its contact and its field', () => {
    const drafts = reload();
    drafts.write('int-1', 'note', 'half a');
    drafts.write('int-2', 'note', 'other');
    expect([drafts.text('int-1', 'note'), drafts.text('int-1', 'summary')]).toEqual(['half a', '']);
  });

  it('is still there after a reload', () => {
    reload().write('int-1', 'note', 'half a sentence');
    expect(reload().text('int-1', 'note')).toBe('half a sentence');
  });

  it('goes with its contact', () => {
    const drafts = reload();
    drafts.write('int-1', 'note', 'a');
    drafts.write('int-2', 'note', 'b');
    drafts.forget('int-1');
    expect([drafts.text('int-1', 'note'), reload().text('int-2', 'note')]).toEqual(['', 'b']);
    expect(localStorage.length).toBe(1);
  });
});
