import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { MoodTurn } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { MoodLine } from './mood-line.ts';

const by = { id: 'mood-words', version: 1 } as const;
const upset: MoodTurn = {
  ...{ mood: 'upset', lineSequence: 7, score: 0.7, by },
  words: ['nadie me avisó', 'me molesta'],
};
const calm: MoodTurn = { mood: 'calm', lineSequence: 12, words: ['muy amable'], score: 0.6, by };

describe('the line of the mood', () => {
  async function show(turns: readonly MoodTurn[]) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const told: number[] = [];
    const fixture = TestBed.createComponent(MoodLine, {
      bindings: [
        inputBinding('turns', signal(turns)),
        inputBinding('announcement', signal('Se anuncia.')),
        outputBinding<number>('why', (sequence) => told.push(sequence)),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const text = (within: Element | null) => within?.textContent?.replace(/\s+/g, ' ').trim();
    return { element, text, told };
  }

  it('is there before anything turned, so that nothing moves when it does', async () => {
    const { element, text } = await show([]);
    expect(text(element)).toBe('Sus palabras: en calma');
    expect(element.querySelector('button')).toBeNull();
    expect(element.title).toBe('Se anuncia.');
  });

  it('says in words from what to what it turned, and at which words', async () => {
    const { element, text } = await show([upset]);
    expect(text(element.querySelector('.course'))).toBe('Sus palabras: en calma y luego a disgusto');
    expect(text(element.querySelector('q'))).toBe('nadie me avisó');
  });

  it('leads to the line at which it turned last', async () => {
    const { element, text, told } = await show([upset, calm]);
    expect(text(element.querySelector('.course'))).toBe('Sus palabras: a disgusto y luego en calma');
    element.querySelector('button')?.click();
    expect(told).toEqual([12]);
  });
});
