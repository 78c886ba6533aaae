import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Whisper } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { WhisperField } from './whisper-field.ts';
import { WhisperThread } from './whisper-thread.ts';

const noon = Date.UTC(2026, 10, 10, 12, 0, 0);
const whisper: Whisper = {
  ...{ whisperId: 'w1', side: 'supervisor', text: 'Nombra la fecha', sentAt: noon, readAt: null },
  by: { accountId: 'marta', name: 'Marta Quintero' },
};

describe('whispers', () => {
  it('say who said what, and whether the other side had one’s own in sight', () => {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const whispers = signal<readonly Whisper[]>([
      whisper,
      { ...whisper, whisperId: 'w2', side: 'agent', by: { accountId: 'nayeli', name: 'Nayeli Robles' }, text: 'Voy' },
    ]);
    const fixture = TestBed.createComponent(WhisperThread, {
      bindings: [
        inputBinding('whispers', whispers),
        inputBinding('side', () => 'supervisor'),
        inputBinding('readerId', () => 'marta'),
      ],
    });
    fixture.detectChanges();
    const said = () =>
      [...(fixture.nativeElement as HTMLElement).querySelectorAll('li')].map((row) =>
        row.textContent?.replace(/\s+/g, ' ').trim(),
      );
    expect(said()).toEqual([
      expect.stringMatching(/^Tú ?Nombra la fecha.*sin leer$/),
      expect.stringMatching(/^Nayeli ?Voy ?[\d:]+$/),
    ]);
    whispers.update(([first = whisper, ...others]) => [{ ...first, readAt: noon + 60_000 }, ...others]);
    fixture.detectChanges();
    expect(said()[0]).toMatch(/leído \d\d:01$/);
  });

  it('are sent with Ctrl and Enter, never empty, and stay in the field while they cannot be sent', () => {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const sent: string[] = [];
    const isOff = signal(false);
    const fixture = TestBed.createComponent(WhisperField, {
      bindings: [
        inputBinding('label', () => 'Susurrar a Nayeli'),
        inputBinding('phrases', () => ['Tómate tu tiempo']),
        inputBinding('isOff', isOff),
        outputBinding<string>('send', (text) => sent.push(text)),
      ],
    });
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    const field = element.querySelector('input') as HTMLInputElement;
    const enter = () => {
      const event = new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true });
      field.dispatchEvent(event);
      return event.defaultPrevented;
    };
    field.value = '  ';
    enter();
    field.value = ' Nombra la fecha ';
    expect(enter()).toBe(true);
    element.querySelector<HTMLButtonElement>('.quick button')?.click();
    expect([sent, field.value]).toEqual([['Nombra la fecha', 'Tómate tu tiempo'], '']);
    isOff.set(true);
    fixture.detectChanges();
    field.value = 'Luego';
    enter();
    expect([sent.length, field.value]).toEqual([2, 'Luego']);
  });
});
