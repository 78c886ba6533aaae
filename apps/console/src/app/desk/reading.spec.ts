import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Wanted } from './reading.ts';
import { reading } from './reading.ts';

describe('what a panel reads', () => {
  const settle = () => new Promise((resolve) => setTimeout(resolve)).then(() => TestBed.tick());
  const start = (load: (about: string) => Promise<string>) => {
    const wanted = signal<Wanted | null>(null);
    const read = TestBed.runInInjectionContext(() => reading(wanted, load));
    const want = async (about: string, version = '1') => {
      wanted.set({ about, version });
      TestBed.tick();
      await settle();
    };
    return { read, want };
  };

  it('is nothing before anything is wanted', () => {
    expect(start(async (about) => about).read.value()).toBeNull();
  });

  it('shows at once what was known of a thing when one comes back to it', async () => {
    let count = 0;
    const { read, want } = start(async (about) => `${about} ${++count}`);
    await want('ana');
    await want('luis');
    const back = want('ana');
    expect(read.value()).toBe('ana 1');
    await back;
    expect(read.value()).toBe('ana 3');
  });

  it('keeps what is shown while a newer version of the same thing is read', async () => {
    let answer = (_: string) => {};
    const { read, want } = start((about) =>
      about === 'ana' ? new Promise((resolve) => (answer = resolve)) : Promise.resolve(about),
    );
    void want('ana');
    await settle();
    answer('first');
    await settle();
    void want('ana', '2');
    expect(read.value()).toBe('first');
    await settle();
    answer('second');
    await settle();
    expect(read.value()).toBe('second');
  });

  it('says that it failed and shows nothing of another thing in its place', async () => {
    const { read, want } = start((about) =>
      about === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve(about),
    );
    await want('good');
    await want('bad');
    expect([read.value(), read.hasFailed()]).toEqual([null, true]);
  });
});
