import { Writable } from 'node:stream';
import { errorText } from './error-text.ts';
import { serverLogger } from './server-logger.ts';

const refused = Object.assign(new Error('duplicate key value violates a constraint'), {
  code: '23505',
  parameters: ['Lucía Ferrer'],
  driverError: { detail: 'Key (phone)=(+34600100200) already exists.' },
});

describe('what a log holds of an error', () => {
  it('is where it came from and why, without the values of the statement', () => {
    const text = errorText(new Error('not recorded', { cause: refused }));
    expect(text).toMatch(/Error: not recorded\n +at [^]+because of Error: duplicate key/);
    expect(text).not.toMatch(/Lucía|34600/);
  });

  it('does not quote what somebody wrote', () => {
    const odd = Object.assign(new Error('invalid input syntax for type integer: "mi tarjeta"'), { code: '22P02' });
    expect(errorText(odd)).toContain('type integer: "…"');
  });

  it.each([true, false])('is the same for machines and in a terminal (terminal: %s)', (isTerminal) => {
    const lines: string[] = [];
    const take = (line: unknown) => lines.push(String(line)) > 0;
    const terminal = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
    Object.defineProperty(process.stdout, 'isTTY', { value: isTerminal, configurable: true });
    const writes = [process.stdout, process.stderr].map((stream: Writable) =>
      jest.spyOn(stream, 'write').mockImplementation(take),
    );
    const logger = serverLogger({ logLevel: 'info' });
    if (logger) {
      logger.error('a customer was not filed', refused, 'spec');
      logger.error(refused, 'spec');
      logger.warn(refused, 'spec');
    }
    writes.forEach((write) => write.mockRestore());
    Object.defineProperty(process.stdout, 'isTTY', terminal ?? { value: undefined, configurable: true });
    expect(lines.join('').match(/duplicate key/g)).toHaveLength(3);
    expect(lines.join('')).not.toMatch(/Lucía|34600/);
  });
});
