import { HttpErrorResponse } from '@angular/common/http';
import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AuthoredEntry, Organisation, SaveDraft } from '@aliado/domain';
import { SERVER_CLOCK, uiWords } from '@aliado/ui';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { es } from '../words/es.ts';
import { NewPart } from './new-part.ts';
import { PlaybookApi, type PartId } from './playbook-api.ts';

const named = (id: string) => ({ id, name: { es: id, en: id } });
const organisation: Organisation = {
  ...{ name: { es: 'Casa', en: 'House' }, timeZone: 'Europe/Madrid', currency: 'EUR', queues: [], people: [] },
  ...{ teams: [named('experience')], matters: [named('delivery')], dispositions: [named('solved')] },
};
const taken: AuthoredEntry = {
  ...{
    kind: 'guideline',
    id: 'late',
    name: { es: 'Tarde', en: 'Late' },
    version: 3,
    isRetired: false,
    owner: null,
    draft: null,
  },
};

describe('the form that begins a part', () => {
  async function show() {
    const saves: (PartId & SaveDraft)[] = [];
    let failure: { readonly error: unknown; readonly id: string | undefined } | null = null;
    const save = (part: PartId, what: SaveDraft) => {
      saves.push({ ...part, ...what });
      const isRefused = failure !== null && (failure.id ?? part.id) === part.id;
      return isRefused ? Promise.reject(failure?.error) : Promise.resolve();
    };
    const words = TranslocoTestingModule.forRoot({
      langs: { es: { ...es, ui: uiWords.es } },
      translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
      preloadLangs: true,
    });
    TestBed.configureTestingModule({
      imports: [words],
      providers: [
        { provide: SERVER_CLOCK, useValue: () => Date.UTC(2026, 10, 21, 23, 30) },
        { provide: PlaybookApi, useValue: { save } },
      ],
    });
    const begun: PartId[] = [];
    const fixture = TestBed.createComponent(NewPart, {
      bindings: [
        inputBinding('entries', signal([taken])),
        inputBinding('organisation', signal(organisation)),
        outputBinding<PartId>('begun', (part) => begun.push(part)),
      ],
    });
    const element = fixture.nativeElement as HTMLElement;
    document.body.replaceChildren(element);
    await fixture.whenStable();
    const field = (label: string) =>
      [...element.querySelectorAll('label')]
        .find((one) => one.querySelector('.eyebrow')?.textContent === label)
        ?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select') ?? null;
    return {
      ...{ saves, begun, field },
      fail: (error: unknown, id?: string) => (failure = error === null ? null : { error, id }),
      write: async (label: string, value: string) => {
        const one = field(label);
        if (one) one.value = value;
        one?.dispatchEvent(new Event(one instanceof HTMLSelectElement ? 'change' : 'input'));
        await fixture.whenStable();
      },
      send: async () => {
        element.querySelector<HTMLButtonElement>('[type=submit]')?.click();
        await fixture.whenStable();
        await new Promise((resolve) => setTimeout(resolve));
        await fixture.whenStable();
      },
      told: () => [...element.querySelectorAll('ui-found-here p, [role=status]')].map((one) => one.textContent?.trim()),
    };
  }
  type Form = Awaited<ReturnType<typeof show>>;

  async function fillIn({ write }: Form): Promise<void> {
    await write('Nombre en español', 'Espera larga');
    await write('Nombre en inglés', 'Long wait');
    await write('Asunto', 'delivery');
    await write('Responde', 'experience');
  }

  it('says what is missing where it is missing, and goes there', async () => {
    const { send, told, field, saves } = await show();
    await send();
    expect(told()).toEqual([
      ...['Escribe el nombre en los dos idiomas.', 'Escribe un id.', 'Elige uno.', 'Elige uno.', ''],
    ]);
    expect([document.activeElement, saves]).toEqual([field('Nombre en español'), []]);
  });

  it('makes the id of the English name until somebody writes another, and says at once when it is taken', async () => {
    const { write, field, told } = await show();
    await write('Nombre en inglés', 'Late');
    expect([field('Id, como se llamará el archivo')?.value, told()[0]]).toEqual(['late', 'Ese id ya está usado.']);
    await write('Id, como se llamará el archivo', 'too-late');
    await write('Nombre en inglés', 'Late again');
    expect(field('Id, como se llamará el archivo')?.value).toBe('too-late');
  });

  it('begins a guideline as a draft, and says which', async () => {
    const form = await show();
    await fillIn(form);
    await form.send();
    expect(form.begun).toEqual([{ kind: 'guideline', id: 'long-wait' }]);
    expect(form.saves).toMatchObject([
      { kind: 'guideline', id: 'long-wait', baseVersion: null, revision: 0, content: { effectiveFrom: '2026-11-22' } },
    ]);
  });

  it('begins an article in both languages, and goes to the reader’s', async () => {
    const form = await show();
    await form.write('Qué es', 'Artículo, en los dos idiomas');
    await fillIn(form);
    await form.send();
    expect(form.saves.map(({ id, content }) => [id, content?.['title']])).toEqual([
      ['long-wait.es', 'Espera larga'],
      ['long-wait.en', 'Long wait'],
    ]);
    expect(form.begun).toEqual([{ kind: 'article', id: 'long-wait.es' }]);
  });

  it('tries again only the language that failed', async () => {
    const form = await show();
    await form.write('Qué es', 'Artículo, en los dos idiomas');
    await fillIn(form);
    form.fail(new HttpErrorResponse({ status: 0 }), 'long-wait.en');
    await form.send();
    form.fail(null);
    await form.send();
    expect(form.saves.map(({ id }) => id)).toEqual(['long-wait.es', 'long-wait.en', 'long-wait.en']);
    expect(form.begun).toEqual([{ kind: 'article', id: 'long-wait.es' }]);
  });

  it('says why the server did not take it, and keeps what was written', async () => {
    const form = await show();
    await fillIn(form);
    form.fail(new HttpErrorResponse({ status: 409, error: { code: 'draft/changed-meanwhile' } }));
    await form.send();
    expect([form.begun, form.told().at(-1)]).toEqual([[], 'Cambió mientras tanto: mira cómo está ahora.']);
    expect(form.field('Nombre en inglés')?.value).toBe('Long wait');
  });
});
