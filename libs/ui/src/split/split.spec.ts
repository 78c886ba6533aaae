import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { SplitSizes } from './split-limits.ts';
import { deskLimitsFor } from './split-limits.ts';
import { Split } from './split.ts';

describe('the columns of a screen', () => {
  async function show(sizes: SplitSizes | null = null) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const resized: SplitSizes[] = [];
    const fixture = TestBed.createComponent(Split, {
      bindings: [
        inputBinding('limits', signal(deskLimitsFor(1_440))),
        inputBinding('sizes', signal(sizes)),
        outputBinding<SplitSizes>('resized', (now) => resized.push(now)),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const [start, end] = [...element.querySelectorAll<HTMLElement>('[role=separator]')];
    if (!start || !end) throw new Error('the columns have no separators');
    const press = async (separator: HTMLElement, ...keys: readonly string[]) => {
      for (const key of keys) separator.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
      await fixture.whenStable();
    };
    return {
      start,
      end,
      resized,
      press,
      columns: () => element.style.gridTemplateColumns,
      settle: () => fixture.whenStable(),
    };
  }

  it('have their standard widths until somebody changes them, and never leave their limits', async () => {
    const standard = await show();
    expect(standard.columns()).toBe('248px 1px minmax(480px, 1fr) 1px 416px');
    TestBed.resetTestingModule();
    const kept = await show({ start: 5_000, end: 1 });
    expect(kept.columns()).toBe('320px 1px minmax(480px, 1fr) 1px 360px');
  });

  it('are moved by arrows, 16 px a press, each towards its own side', async () => {
    const { start, end, press, resized } = await show();
    await press(start, 'ArrowRight', 'ArrowRight', 'ArrowLeft');
    await press(end, 'ArrowLeft');
    expect(resized).toEqual([
      { start: 264, end: 416 },
      { start: 280, end: 416 },
      { start: 264, end: 416 },
      { start: 264, end: 432 },
    ]);
    expect(start.getAttribute('aria-valuenow')).toBe('264');
  });

  it('go to their limits with Home and End, and back with a double click', async () => {
    const { start, press, resized, settle } = await show();
    await press(start, 'End', 'Home');
    start.dispatchEvent(new Event('dblclick'));
    await settle();
    expect(resized.map((sizes) => sizes.start)).toEqual([320, 208, 248]);
  });

  it('follow the pointer and tell their width once, when it lets go', async () => {
    const { end, resized, columns, settle } = await show();
    end.setPointerCapture = () => undefined;
    const at = (type: string, clientX: number) =>
      end.dispatchEvent(Object.assign(new Event(type), { clientX, pointerId: 1 }));
    at('pointerdown', 1_000);
    at('pointermove', 990);
    at('pointermove', 960);
    await settle();
    expect([columns(), resized]).toEqual(['248px 1px minmax(480px, 1fr) 1px 456px', []]);
    at('pointerup', 960);
    expect(resized).toEqual([{ start: 248, end: 456 }]);
  });
});
