import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Article } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { ArticleView } from './article.ts';

it('an article keeps its headings and lists, and loses whatever would act', async () => {
  TestBed.configureTestingModule({ providers: [...provideUiTesting()] });
  const article: Article = {
    id: 'card-refunds',
    language: 'es',
    version: 6,
    title: 'Abonos a tarjeta',
    matters: [],
    readMinutes: 1,
    body: '## Qué saber\n\n- De **2 a 5 días**\n\n<img src="x" onerror="alert(1)"><script>alert(2)</script>[aquí](javascript:alert(3))',
  };
  const fixture = TestBed.createComponent(ArticleView, { bindings: [inputBinding('article', signal(article))] });
  await fixture.whenStable();
  const element = fixture.nativeElement as HTMLElement;
  expect(element.querySelector('.body h2')?.textContent).toBe('Qué saber');
  expect(element.querySelector('.body li strong')?.textContent).toBe('2 a 5 días');
  expect(element.innerHTML).not.toMatch(/onerror|<script|"javascript:/);
  expect(element.querySelector('p')?.textContent?.replace(/\s+/g, ' ').trim()).toBe('artículo v6 · 1 minuto');
});
