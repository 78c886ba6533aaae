export * from './scenario.ts';
export * from './tape.ts';
