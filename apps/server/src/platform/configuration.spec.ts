import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from './configuration.ts';

describe('the settings', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'settings-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const read = (environment: Record<string, string> = {}) => readSettings(environment, folder);
  const write = (text: string) => writeFileSync(join(folder, 'aliado.yaml'), text);

  it('of the environment come before those of the file, and what is empty counts as not given', () => {
    write('port: 9000\nlogLevel: warn\nhost: 0.0.0.0\n');
    expect(read({ PORT: '9001', HOST: '' })).toMatchObject({
      port: 9001,
      logLevel: 'warn',
      host: '0.0.0.0',
      demo: true,
    });
  });

  it.each([
    ['PORT', 'abc', 'port (PORT) is “abc” and must be a number from 0 to 65535'],
    ['PORT', '70000', 'port (PORT) is “70000” and must be a number from 0 to 65535'],
    ['ALIADO_DEMO', 'maybe', 'demo (ALIADO_DEMO) is “maybe” and must be true or false'],
    ['ALIADO_DEMO_CONCURRENCY', '1.5', 'demoConcurrency (ALIADO_DEMO_CONCURRENCY) is “1.5” and must be a whole number'],
    ['ALIADO_DEMO_SPEED', '0', 'demoSpeed (ALIADO_DEMO_SPEED) is “0” and must be a number from 0.1 to 100'],
    ['ALIADO_LOG_LEVEL', 'loud', 'logLevel (ALIADO_LOG_LEVEL) is “loud” and must be one of fatal, error,'],
    ['ALIADO_PUBLIC_URL', 'ftp://aliado.example', 'is “ftp://aliado.example” and must be an address such as https://'],
    [
      'ALIADO_PUBLIC_URL',
      'https://aliado.example/desk',
      'must be an address such as https://aliado.example, without a path',
    ],
    ['ALIADO_CONFIG', 'missing.yaml', 'missing.yaml, which ALIADO_CONFIG names'],
  ])('are refused with the name and the value when %s is %s', (name, value, sentence) => {
    expect(() => read({ [name]: value })).toThrow(sentence);
  });

  it.each([
    ['ALIADO_SECRET', 'too short to be one', 'secret (ALIADO_SECRET) must have at least 32 characters'],
    ['DATABASE_URL', 'mysql://u:pass@host/db', 'databaseUrl (DATABASE_URL) must begin with postgres://'],
  ])('are refused without showing the value of %s, which opens doors', (name, value, sentence) => {
    expect(() => read({ [name]: value })).toThrow(sentence);
    expect(() => read({ [name]: value })).not.toThrow(value);
  });

  it.each([
    ['no address', {}, 'speechUrl (ALIADO_SPEECH_URL) must be an address such as ws://'],
    ['an address of another kind', { ALIADO_SPEECH_URL: 'https://speech.example' }, 'because speechDriver is vosk'],
    ['what is no address', { ALIADO_SPEECH_URL: 'speech' }, 'speechUrl (ALIADO_SPEECH_URL) is “speech” and must be'],
  ])('are refused when a recogniser is named with %s', (_, given, sentence) => {
    expect(() => read({ ALIADO_SPEECH_DRIVER: 'vosk', ...given })).toThrow(sentence);
  });

  it('of a recogniser never show its key', () => {
    const given = { ALIADO_SPEECH_DRIVER: 'siri', ALIADO_SPEECH_KEY: 'a-key-of-theirs' };
    expect(() => read(given)).toThrow('speechDriver (ALIADO_SPEECH_DRIVER) is “siri” and must be one of vosk');
    expect(() => read(given)).not.toThrow('a-key-of-theirs');
  });

  it('are refused all at once, and so is a key that does not exist', () => {
    write('port: -1\nafterContactWorkSeconds: 1\nprot: 1\n');
    expect(() => read()).toThrow(/port \(PORT\).*\n.*afterContactWorkSeconds.*\n.*"prot"/);
  });

  it.each(['- port', 'port: [', '8740'])('are refused when the file holds no settings but %s', (text) => {
    write(text);
    expect(() => read()).toThrow('aliado.yaml');
  });
});
