import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { Freshness } from './freshness-badge.ts';
import { FreshnessBadge } from './freshness-badge.ts';

const now = Date.UTC(2026, 10, 10, 9, 42, 9);

describe('the badge of freshness', () => {
  async function show(state: Freshness, pending = 0) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => now })] });
    const retries: string[] = [];
    const fixture = TestBed.createComponent(FreshnessBadge, {
      bindings: [
        inputBinding('state', signal(state)),
        inputBinding('changedAt', signal(now - 9_000)),
        inputBinding('pending', signal(pending)),
        outputBinding('retry', () => retries.push('retry')),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return { element, retries, text: element.textContent?.replace(/\s+/g, ' ').trim() };
  }

  it.each<[Freshness, number, string]>([
    ['live', 0, 'Al día'],
    ['live', 7, 'Al día: recuperados 7'],
    ['slow', 0, 'Hace 9 s'],
    ['stale', 0, 'Sin novedad · 00:09'],
    ['offline', 0, 'Sin conexión · 00:09'],
    ['recovering', 7, 'Recuperando 7 hechos'],
    ['recovering', 0, 'Recuperando…'],
    ['partial', 0, 'Falta una parte · 00:09'],
    ['replay', 0, 'Reproducción'],
  ])('says when the screen is %s (%i facts)', async (state, pending, words) => {
    expect((await show(state, pending)).text).toBe(words);
  });

  it('tries again when pressed while there is no news, and is no button while there is', async () => {
    const offline = await show('offline');
    offline.element.querySelector('button')?.click();
    expect(offline.retries).toEqual(['retry']);
    TestBed.resetTestingModule();
    expect((await show('live')).element.querySelector('button')).toBeNull();
  });
});
