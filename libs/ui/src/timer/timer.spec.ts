import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { Timer } from './timer.ts';

describe('a timer', () => {
  const start = Date.UTC(2026, 10, 10, 9, 0, 0);
  let now: number;

  beforeEach(() => {
    jest.useFakeTimers();
    now = start;
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => now })] });
  });
  afterEach(() => jest.useRealTimers());

  function show(inputs: Readonly<Record<string, number>>) {
    const bindings = Object.entries(inputs).map(([name, value]) => inputBinding(name, signal(value)));
    const fixture = TestBed.createComponent(Timer, { bindings });
    const element = fixture.nativeElement as HTMLElement;
    return {
      after(span: number): string {
        now = start + span;
        jest.advanceTimersByTime(1_000);
        fixture.detectChanges();
        return `${element.className} ${element.querySelector('time')?.textContent}`;
      },
    };
  }

  it('counts up by the server’s clock, whatever this computer’s says', () => {
    const timer = show({ since: start });
    expect([timer.after(1_000), timer.after(402_000)]).toEqual(['ui-timer 00:01', 'ui-timer 06:42']);
  });

  it('changes its shape as it nears and passes its limits', () => {
    const timer = show({ since: start, watchAfter: 60_000, lateAfter: 120_000 });
    expect([59_000, 60_000, 120_000].map((span) => timer.after(span))).toEqual([
      'ui-timer 00:59',
      'ui-timer watch 01:00',
      'ui-timer late 02:00',
    ]);
  });

  it('counts down to its end and stands at zero after', () => {
    const timer = show({ until: start + 20_000, watchAfter: 10_000 });
    expect([timer.after(6_000), timer.after(11_000), timer.after(25_000)]).toEqual([
      'ui-timer 00:14',
      'ui-timer watch 00:09',
      'ui-timer watch 00:00',
    ]);
  });

  it('stands still and says of when it is while nothing newer is known', () => {
    expect(show({ since: start, frozenAt: start + 5_000 }).after(60_000)).toBe('ui-timer frozen 00:05');
  });
});
