import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { importProvidersFrom, signal } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { alertEvents, alertFacts, usualAlertRules, type AlertRule, type AlertRules } from '@aliado/domain';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { FakeLine } from '../../live/fake-line.ts';
import { LiveLine } from '../../live/live-line.ts';
import { LiveSocket } from '../../live/live-socket.ts';
import { provideLive } from '../../live/provide-live.ts';
import { HouseZone } from '../../session/house-zone.ts';
import { Session } from '../../session/session.ts';
import { en } from '../../words/en.ts';
import { AlertsPage } from './alerts-page.ts';

const [level, waits] = usualAlertRules as readonly [AlertRule, AlertRule];
const address = '/api/floor/alerts';

const known = (changes: Partial<AlertRules> = {}): AlertRules => ({
  ...{ rules: [level, waits], unreadable: {}, facts: alertFacts, events: alertEvents, changedBy: {}, raised: [] },
  ...{ hasWebhook: true, hasMail: true },
  ...changes,
});

describe('the page of alert rules', () => {
  let fixture: ComponentFixture<AlertsPage>;
  let line: FakeLine;
  let http: HttpTestingController;
  const element = () => fixture.nativeElement as HTMLElement;
  const text = (of: Element | null = element()) => of?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const settle = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  const answer = async (rules: AlertRules) => {
    await settle();
    for (const request of http.match(address)) request.flush(rules);
    await settle();
  };
  const click = async (words: string, within: Element = element()) => {
    const button = [...within.querySelectorAll('button')].find((one) => text(one) === words);
    if (!button) throw new Error(`no button ${words}`);
    button.click();
    await settle();
  };
  const fill = async (selector: string, value: string) => {
    const field = element().querySelector<HTMLInputElement>(selector);
    if (!field) throw new Error(`no field ${selector}`);
    field.value = value;
    field.dispatchEvent(new Event('input'));
    await settle();
  };
  const tick = async (label: string) => {
    const found = [...element().querySelectorAll('label')].find((one) => text(one) === label);
    found?.querySelector('input')?.click();
    await settle();
  };
  const cellsOf = (table: string) =>
    [...element().querySelectorAll(`${table} tbody tr`)].map((row) => [...row.children].map((cell) => text(cell)));
  const edit = (name: string) => {
    const rule = [...element().querySelectorAll('.rule')].find((one) => text(one).includes(name));
    if (!rule) throw new Error(`no rule ${name}`);
    return click('Edit', rule);
  };

  beforeEach(async () => {
    line = new FakeLine();
    const account = { id: 'marta', name: 'Marta', language: 'en' };
    const view = signal({ account, permissions: [], preferences: {}, build: '1' });
    TestBed.configureTestingModule({
      providers: [
        ...[provideRouter([]), provideHttpClient(), provideHttpClientTesting(), provideLive()],
        { provide: LiveLine, useValue: line },
        { provide: Session, useValue: { view, permissions: signal(new Set(['alert:write'])) } },
        { provide: HouseZone, useValue: { zone: signal('UTC') } },
        importProvidersFrom(
          TranslocoTestingModule.forRoot({
            langs: { en },
            translocoConfig: { availableLangs: ['en'], defaultLang: 'en' },
            preloadLangs: true,
          }),
        ),
      ],
    });
    Element.prototype.scrollIntoView = () => undefined;
    http = TestBed.inject(HttpTestingController);
    TestBed.inject(LiveSocket).start();
    fixture = TestBed.createComponent(AlertsPage);
    document.body.replaceChildren(element());
    await answer(known());
  });
  afterEach(() => {
    TestBed.inject(LiveSocket).stop();
    fixture.destroy();
  });

  it('shows what each rule has raised, and since when, as it comes', async () => {
    expect(text()).toContain('Somebody waits too long');
    expect(element().querySelector('aliado-raised-list')).toBeNull();
    line.console.alerts({ at: 0 });
    const at = Date.UTC(2026, 10, 22, 9, 41);
    const raised = { ruleId: waits.id, subjectId: 'billing', name: { es: 'Facturación', en: 'Billing' } };
    await answer(known({ raised: [{ ...raised, since: at, raisedAt: at, value: 61 }] }));
    expect(text(element().querySelector('aliado-raised-list'))).toBe('Billing · since 09:41 · 01:01');
  });

  it('finds what a condition may speak of, and writes it where the reader is', async () => {
    await click('New rule');
    await fill('input[type=search]', 'help last15');
    const found = () => [...element().querySelectorAll('aliado-alert-facts-list li button')].map((one) => text(one));
    expect(found()).toContain('events.HelpAsked.last15');
    expect(found().every((path) => /help/i.test(path))).toBe(true);
    await click('events.HelpAsked.last15');
    expect(element().querySelector('textarea')?.value).toBe('events.HelpAsked.last15');
    const figures = [...element().querySelectorAll('select')].map((one) => text(one));
    expect(figures.some((options) => options.includes('events.HelpAsked.last15'))).toBe(true);
    await fill('input[type=search]', 'nothing of the kind');
    expect(text(element().querySelector('aliado-alert-facts-list ul'))).toBe('Nothing is called that.');
  });

  it('takes addresses to write to, each once, and says what is none', async () => {
    await edit('Somebody waits too long');
    await tick('By e-mail');
    await click('Save');
    expect(text()).toContain('Who to write to is missing.');
    const add = async (typed: string) => {
      await fill('input[type=email]', typed);
      await click('Add');
    };
    await add('shift');
    expect(text()).toContain('Write an address such as');
    await add('shift@house.example');
    await add('Shift@House.example');
    expect(text()).toContain('That address is there already.');
    await click('Save');
    const put = http.expectOne(`${address}/${waits.id}`);
    expect(put.request.body).toMatchObject({
      terms: { to: ['screen', 'sound', 'mail'], mailTo: [{ address: 'shift@house.example', language: 'es' }] },
      after: 1,
    });
    put.flush(waits);
    await answer(known());
    expect(element().querySelector('aliado-alert-form')).toBeNull();
  });

  it('shows at once what somebody else changed of the rule that is being written, and lets choose', async () => {
    await edit('Somebody waits too long');
    await fill('textarea', 'waiting > 9');
    const theirs: AlertRule = { ...waits, version: 2, holdsFor: 60_000, isOn: false };
    line.console.alerts({ at: 0 });
    await answer(known({ rules: [level, theirs], changedBy: { [waits.id]: 'Pilar Ortega' } }));
    const rows = cellsOf('aliado-alert-conflict');
    expect(text(element().querySelector('aliado-alert-conflict'))).toContain('Pilar Ortega changed this rule');
    expect(rows).toEqual([
      ['Holds for', '00:00', '01:00'],
      ['State', 'On', 'Off'],
    ]);
    await click('Save');
    http.expectNone(`${address}/${waits.id}`);
    await click('Go on with mine');
    expect(element().querySelector('aliado-alert-conflict')).toBeNull();
    await click('Save');
    const put = http.expectOne(`${address}/${waits.id}`);
    expect(put.request.body).toMatchObject({ terms: { condition: 'waiting > 9', isOn: true }, after: 2 });
  });

  it('takes what somebody else wrote over what was written here, where the reader wants that', async () => {
    await edit('Somebody waits too long');
    await fill('textarea', 'waiting > 9');
    line.console.alerts({ at: 0 });
    await answer(known({ rules: [level, { ...waits, version: 2, condition: 'waiting > 5' }] }));
    await click('Take theirs');
    expect(element().querySelector('textarea')?.value).toBe('waiting > 5');
  });

  it('keeps what is being written while nothing can be read', async () => {
    await edit('Somebody waits too long');
    await fill('textarea', 'waiting > 9');
    line.console.alerts({ at: 0 });
    await settle();
    for (const request of http.match(address)) request.flush(null, { status: 503, statusText: 'away' });
    await settle();
    expect(element().querySelector('textarea')?.value).toBe('waiting > 9');
  });

  it('tells of a past day how often, how long, of whom and when', async () => {
    await edit('Somebody waits too long');
    const [from, hour] = [Date.UTC(2026, 10, 21), 3_600_000];
    const day = element().querySelector<HTMLInputElement>('input[type=date]');
    if (day) day.value = '2026-11-21';
    day?.dispatchEvent(new Event('change'));
    await click('Try');
    const tried = { subjectId: 'billing', name: { es: 'Facturación', en: 'Billing' }, since: from };
    const alerts = [
      { ...tried, raisedAt: from + 9 * hour, clearedAt: from + 9.5 * hour, value: 61 },
      { ...tried, raisedAt: from + 23 * hour, clearedAt: null, value: 70 },
    ];
    http.expectOne(`${address}/try`).flush({ from, to: from + 24 * hour, timeZone: 'UTC', alerts, total: 2 });
    await settle();
    const result = text(element().querySelector('aliado-alert-trial-result'));
    expect(result).toContain('It would have been raised 2 times that day. 1:30:00 in all, 1:00:00 at the longest.');
    expect(cellsOf('aliado-alert-trial-result')).toEqual([
      ['Billing', '09:00:00', '09:30:00', '30:00', '01:01'],
      ['Billing', '23:00:00', 'stood when the day ended', '1:00:00', '01:10'],
    ]);
  });
});
