import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { OpeningHours } from '@aliado/domain';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { ScriptPromise } from './script-promise.ts';

const week: OpeningHours = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '20:00' }];

describe('what a step promises', () => {
  async function show(now: number, hours: OpeningHours | null, zone?: string) {
    const house = { provide: HOUSE_ZONE, useValue: signal(zone) };
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => now }), house] });
    const inputs = { what: 'Llamar', teamId: 'transport', team: 'Transporte', withinHours: 2, hours };
    const bindings = Object.entries(inputs).map(([name, value]) => inputBinding(name, () => value));
    const fixture = TestBed.createComponent(ScriptPromise, { bindings });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const field = element.querySelector<HTMLInputElement>('input[type=datetime-local]');
    return { typed: field?.value, draft: fixture.componentInstance.draft(), note: element.querySelector('span.quiet') };
  }

  it('is due while the queue is open, though it is confirmed at night and without a look', async () => {
    const night = Date.UTC(2026, 10, 13, 22, 30); // a Friday, half past eleven in Madrid
    const { typed, draft } = await show(night, week, 'Europe/Madrid');
    expect([typed, draft?.dueAt]).toEqual(['2026-11-16T10:00', Date.UTC(2026, 10, 16, 9)]);
  });

  it('is due after the plain span where the house is always open', async () => {
    const now = Date.UTC(2026, 10, 13, 22, 30);
    expect((await show(now, null, 'Europe/Madrid')).typed).toBe('2026-11-14T01:30');
  });

  it('is told by the clocks of the organisation, which are named where the reader’s show something else', async () => {
    const now = Date.UTC(2026, 10, 13, 12);
    const far = await show(now, null, 'Pacific/Kiritimati');
    expect([far.typed, far.draft?.dueAt]).toEqual(['2026-11-14T04:00', now + 2 * 3_600_000]);
    expect(far.note?.textContent).toMatch(/^hora de /);
    TestBed.resetTestingModule();
    const own = await show(now, null, Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(own.note).toBeNull();
  });
});
