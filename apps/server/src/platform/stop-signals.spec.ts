import { onStopSignal } from './stop-signals.ts';

describe('signals to stop', () => {
  const heard: string[] = [];
  const earlier = { SIGINT: process.listeners('SIGINT'), SIGTERM: process.listeners('SIGTERM') };

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
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      for (const listener of process.listeners(signal))
        if (!earlier[signal].includes(listener)) process.removeListener(signal, listener);
  });

  it('count once, however many hands pass the same one on', () => {
    process.emit('SIGINT');
    jest.setSystemTime(300);
    process.emit('SIGINT');
    process.emit('SIGTERM');
    expect(heard).toEqual(['first']);
  });

  it('count again when somebody insists', () => {
    process.emit('SIGTERM');
    jest.setSystemTime(2_000);
    process.emit('SIGINT');
    expect(heard).toEqual(['first', 'again']);
  });
});
