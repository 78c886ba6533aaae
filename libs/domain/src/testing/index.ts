export * from './tape.ts';
