import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { IdeaForm } from './idea-form.ts';

describe('catching an idea', () => {
  async function show(first = '') {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => 0 })] });
    const text = signal(first);
    const told: string[] = [];
    const fixture = TestBed.createComponent(IdeaForm, {
      bindings: [
        inputBinding('text', text),
        inputBinding('said', signal('Podrían avisar con un mensaje.')),
        outputBinding<string>('catch', (words) => told.push(words)),
      ],
    });
    document.body.append(fixture.nativeElement as Node);
    await fixture.whenStable();
    return { form: fixture.componentInstance, element: fixture.nativeElement as HTMLElement, told };
  }

  it('begins in its field, with what the customer said beside it', async () => {
    const { element } = await show();
    expect(document.activeElement).toBe(element.querySelector('input'));
    expect(element.querySelector('.voice')?.textContent).toContain('Podrían avisar');
  });

  it('takes the agent’s words without what stands around them, and nothing empty', async () => {
    const written = await show('  Un mensaje antes ');
    expect(written.form.confirm()).toBe(true);
    expect(written.told).toEqual(['Un mensaje antes']);
    const empty = await show('  ');
    expect(empty.form.confirm()).toBe(false);
    expect(empty.told).toEqual([]);
  });
});
