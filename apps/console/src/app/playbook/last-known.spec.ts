import { resource, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { lastKnown } from './last-known.ts';

describe('what was read last', () => {
  it('stays while it is read again, and where that fails', async () => {
    const asked = signal(1);
    let answer: (value: string) => void = () => undefined;
    const later = () => new Promise<string>((ready) => (answer = ready));
    const answers = [() => Promise.resolve('one'), later];
    const known = TestBed.runInInjectionContext(() =>
      lastKnown(
        resource({
          params: asked,
          loader: ({ params }) => answers[params - 1]?.() ?? Promise.reject(new Error('out of reach')),
        }),
      ),
    );
    const settle = async () => {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    expect(known()).toBeNull();
    await settle();
    expect(known()).toBe('one');
    asked.set(2);
    await settle();
    expect(known()).toBe('one');
    answer('two');
    await settle();
    expect(known()).toBe('two');
    asked.set(3);
    await settle();
    expect(known()).toBe('two');
  });
});
