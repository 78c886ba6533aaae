import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import type { NotePlace } from './note-line.ts';
import { NoteLine } from './note-line.ts';

describe('the note line', () => {
  async function show() {
    TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
    const noteId = signal('n1');
    const text = signal('');
    const place = signal<NotePlace | null>(null);
    const told: string[] = [];
    const fixture = TestBed.createComponent(NoteLine, {
      bindings: [
        inputBinding('noteId', noteId),
        inputBinding('text', text),
        inputBinding('place', place),
        outputBinding<string>('write', (words) => told.push(`write ${words}`)),
        outputBinding<string>('done', (words) => told.push(`done ${words}`)),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const field = element.querySelector('textarea');
    if (!field) throw new Error('the note line has no field');
    const type = (words: string) => {
      field.value = words;
      field.dispatchEvent(new Event('input'));
    };
    return { noteId, text, place, told, element, field, type, settle: () => fixture.whenStable() };
  }

  it('never changes what is being typed when an older text comes back from the server', async () => {
    const { field, text, type, settle } = await show();
    type('El cargo es del 2');
    await settle();
    text.set('El cargo');
    await settle();
    expect(field.value).toBe('El cargo es del 2');
  });

  it('shows what another tab wrote while nothing is being typed here', async () => {
    const { field, text, settle } = await show();
    text.set('Solo por las tardes');
    await settle();
    expect(field.value).toBe('Solo por las tardes');
  });

  it('starts empty with the next note', async () => {
    const { field, noteId, type, told, settle } = await show();
    type('Confirmar por escrito');
    await settle();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));
    noteId.set('n2');
    await settle();
    expect([field.value, told]).toEqual(['', ['write Confirmar por escrito', 'done Confirmar por escrito']]);
  });

  it('says when a note is kept on this computer only', async () => {
    const { element, place, type, settle } = await show();
    type('algo');
    place.set('here-only');
    await settle();
    expect(element.textContent).toContain('Guardada solo en este equipo');
  });
});
