import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { DraftFinding, Script } from '@aliado/domain';
import { SERVER_CLOCK, uiWords } from '@aliado/ui';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { es } from '../words/es.ts';
import { newChecklist } from './script-head-edits.ts';
import { ScriptEditor } from './script-editor.ts';

const both = (words: string) => ({ es: words, en: words });
const words = { tick: both('Paso'), text: both('Diga') };
const written: Script = {
  ...{ id: 's', version: 1, name: both('Guion'), matter: 'other', owner: 'experience', start: 'ask' },
  triggers: { es: ['no llegó'], en: [] },
  steps: [
    {
      ...{ id: 'ask', kind: 'ask', ...words, next: 'pass' },
      field: { id: 'kind', type: 'text', label: both('Tipo') },
    },
    {
      ...{ id: 'pass', kind: 'hand-off', ...words, team: 'workshop', next: 'end' },
      call: { action: 'create-ticket', with: { order: 'contact.orderNumber' }, saves: {} },
    },
    { id: 'end', kind: 'close', ...words, disposition: 'solved' },
  ],
};
const fault = (path: string, reason: string): DraftFinding => ({
  ...{ severity: 'fault', line: 1, path, reason: both(reason), example: null },
});

describe('a script on screen', () => {
  async function show({
    isReadOnly = false,
    findings = [] as readonly DraftFinding[],
    checklist = null as Script['checklist'] | null,
  } = {}) {
    TestBed.configureTestingModule({
      imports: [
        TranslocoTestingModule.forRoot({
          langs: { es: { ...es, ui: uiWords.es } },
          translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
          preloadLangs: true,
        }),
      ],
      providers: [{ provide: SERVER_CLOCK, useValue: () => 0 }],
    });
    const script = signal<Script>(checklist ? { ...written, checklist } : written);
    const fixture = TestBed.createComponent(ScriptEditor, {
      bindings: [
        inputBinding('script', script),
        inputBinding('findings', signal(findings)),
        inputBinding('isReadOnly', signal(isReadOnly)),
        outputBinding<Script>('wrote', (next) => script.set(next)),
      ],
    });
    const element = fixture.nativeElement as HTMLElement;
    document.body.replaceChildren(element);
    await fixture.whenStable();
    const at = (path: string) =>
      element.querySelector<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(`[data-path="${path}"]`);
    const enter = async (path: string, value: string, kind: 'input' | 'change') => {
      const field = at(path);
      if (!field) throw new Error(`no ${path}`);
      field.value = value;
      field.dispatchEvent(new Event(kind));
      await fixture.whenStable();
    };
    return {
      ...{ script, element, at },
      type: (path: string, text: string) => enter(path, text, 'input'),
      pick: (path: string, value: string) => enter(path, value, 'change'),
      press: async (label: string) => {
        const is = (one: HTMLElement) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim() === label;
        [...element.querySelectorAll('button')].find(is)?.click();
        await fixture.whenStable();
      },
      open: async (stepId: string) => {
        const place = script().steps.findIndex(({ id }) => id === stepId);
        element.querySelectorAll<HTMLElement>('.list button')[place]?.click();
        await fixture.whenStable();
      },
    };
  }

  it('is heard by the phrases that are typed, one a line, in each language', async () => {
    const { press, type, at, script } = await show();
    await press('Cuándo se oye');
    await type('triggers.es', 'no llegó\nno vino nadie\n');
    await type('notFor.en', 'the technician');
    expect(script().triggers).toEqual({ es: ['no llegó', 'no vino nadie'], en: [] });
    expect(script().notFor).toEqual({ es: [], en: ['the technician'] });
    expect(at('triggers.es')?.value).toBe('no llegó\nno vino nadie\n');
    at('triggers.es')?.dispatchEvent(new Event('blur'));
    await type('notFor.en', '');
    expect('notFor' in script()).toBe(false);
  });

  it('has a checklist whose items are written, moved, and ticked by what is heard', async () => {
    const { press, type, pick, script } = await show();
    await press('Lista de comprobación');
    await press('Empezar una lista');
    expect(script().checklist).toHaveLength(8);
    await type('checklist.1.heard.es', 'lo siento\ncon razón');
    await press('Subir el punto 2');
    expect(script().checklist?.[0]).toMatchObject({ id: 'item-2', heard: { es: ['lo siento', 'con razón'] } });
    await press('Punto');
    await press('Quitar el punto 9');
    expect(script().checklist).toHaveLength(8);
    await press('Quitar la lista');
    expect('checklist' in script()).toBe(false);
    await expect(pick('checklist.0.by', '')).rejects.toThrow();
  });

  it('asks the back office at a hand-off: what, told what, and kept as what', async () => {
    const { open, type, pick, script, element } = await show();
    await open('pass');
    await type('steps.1.call.with.team', '"workshop"');
    await type('steps.1.call.saves.ticket', 'ticket');
    expect(script().steps[1]).toMatchObject({
      call: { with: { order: 'contact.orderNumber', team: '"workshop"' }, saves: { ticket: 'ticket' } },
    });
    await type('steps.1.call.saves.ticket', 'my ticket');
    expect(element.textContent).toContain('Va en camelCase');
    expect(script().steps[1]).toMatchObject({ call: { saves: { ticket: 'ticket' } } });
    await pick('steps.1.call.action', 'order-status');
    expect(script().steps[1]).toMatchObject({ call: { with: { order: 'contact.orderNumber' }, saves: {} } });
    await pick('steps.1.call.action', '');
    expect(script().steps[1]).not.toHaveProperty('call');
  });

  it('gives a question choices where its answer is one of several', async () => {
    const { pick, press, script, type } = await show();
    await pick('steps.0.field.type', 'Una de varias');
    await press('Opción');
    expect(script().steps[0]).toMatchObject({ field: { type: 'choice', choices: { length: 3 } } });
    await press('Quitar la opción 3');
    await type('steps.0.field.id', 'reason');
    await type('steps.0.when', 'case.isOpen');
    expect(script().steps[0]).toMatchObject({ when: 'case.isOpen', field: { id: 'reason', choices: { length: 2 } } });
  });

  it('opens the form that a finding speaks of, and says there what it is', async () => {
    const findings = [
      fault('steps.1.call.with.order', 'habla de «contact.order», que no se conoce'),
      fault('checklist.2.words.es', 'no puede estar vacío'),
      fault('triggers.es.0', 'no puede estar vacío'),
    ];
    const { element, at } = await show({ findings, checklist: newChecklist() });
    const jump = async (place: number) => {
      element.querySelectorAll<HTMLElement>('ui-finding-list button')[place]?.click();
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    };
    await jump(0);
    expect(document.activeElement).toBe(at('steps.1.call.with.order'));
    const described = document.activeElement?.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toContain('contact.order');
    await jump(1);
    expect(element.querySelector('#found-checklist-2-words')?.textContent).toContain('no puede estar vacío');
    await jump(2);
    expect(document.activeElement).toBe(at('triggers.es'));
  });

  it('is only read by who may not write', async () => {
    const { element, press, at } = await show({ isReadOnly: true, checklist: newChecklist() });
    await press('Cuándo se oye');
    expect((at('triggers.es') as HTMLTextAreaElement).readOnly).toBe(true);
    expect((at('matter') as HTMLSelectElement).disabled).toBe(true);
    await press('Lista de comprobación');
    expect(element.querySelectorAll('aliado-checklist-form button')).toHaveLength(0);
  });
});
