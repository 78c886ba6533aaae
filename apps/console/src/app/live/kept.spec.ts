import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Kept } from './kept.ts';

describe('what this browser keeps', () => {
  const keptIn = (view: object) => {
    TestBed.configureTestingModule({ providers: [{ provide: DOCUMENT, useValue: { defaultView: view } }] });
    return TestBed.inject(Kept);
  };

  it('is there after a reload, by account and kind', () => {
    localStorage.clear();
    const kept = keptIn(window);
    kept.put('ada', 'draft', 'int-1', 'two words');
    kept.put('grace', 'draft', 'int-1', 'others');
    expect([...kept.all('ada', 'draft')]).toEqual([['int-1', 'two words']]);
    kept.clear('ada', 'draft');
    expect([kept.all('ada', 'draft').size, kept.all('grace', 'draft').size]).toEqual([0, 1]);
  });

  it('is nothing where storage is blocked, and the console starts all the same', () => {
    const kept = keptIn({
      get localStorage(): Storage {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
    kept.put('ada', 'draft', 'int-1', 'two words');
    expect(kept.all('ada', 'draft').size).toBe(0);
  });
});
