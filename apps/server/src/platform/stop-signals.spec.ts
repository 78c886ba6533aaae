import { onStopSignal } from './stop-signals.ts';

describe('signals to stop', () => {
  const heard: string[] = [];
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const earlier = new Set(signals.flatMap((signal) => process.listeners(signal)));

  beforeEach(() => {
    heard.length = 0;
    jest.useFakeTimers({ now: 0 });
    onStopSignal(
      () => void heard.push('first'),
      () => void heard.push('again'),
    );
  });
  afterEach(() => {
    jest.useRealTimers();
    for (const signal of signals)
      for (const listener of process.listeners(signal))
        if (!earlier.has(listener)) process.removeListener(signal, listener);
  });

  it('count once, however many hands pass the same one on', () => {
    process.emit('SIGINT');
    jest.setSystemTime(300);
    process.emit('SIGINT');
    process.emit('SIGTERM');
    process.emit('SIGHUP');
    expect(heard).toEqual(['first']);
  });

  it('count again when somebody insists', () => {
    process.emit('SIGTERM');
    jest.setSystemTime(2_000);
    process.emit('SIGINT');
    expect(heard).toEqual(['first', 'again']);
  });
});
