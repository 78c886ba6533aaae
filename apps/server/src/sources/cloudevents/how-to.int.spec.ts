import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { IdentityModule } from '../../identity/identity.module.ts';
import { ServerSecret } from '../../platform/secret.ts';
import { startTestApp, type TestApp } from '../../platform/testing/test-app.ts';
import { sourceKeyText } from '../source-key.ts';
import { SourcesModule } from '../sources.module.ts';

const tools = ['bash', 'curl', 'openssl', 'od'];
const missing = tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
const itWithTools = missing.length === 0 ? it : it.skip;

describe('the example of the page “Connect a source”', () => {
  let server: TestApp;
  let folder: string;
  beforeAll(async () => {
    server = await startTestApp({ imports: [IdentityModule, SourcesModule] });
    server.clock.pass(Date.now() - server.clock.now()); // the example signs with the machine's time
    folder = mkdtempSync(join(tmpdir(), 'aliado-how-to-'));
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  itWithTools(`brings a call in, as it is printed (needs ${tools.join(', ')})`, async () => {
    const page = readFileSync(join(__dirname, '../../../../../docs/how-to/connect-a-source.md'), 'utf8');
    const example = /```bash\n(.*?)```/s.exec(page)?.[1] ?? '';
    // stands in for the command line, whose answer is the key
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\necho ${sourceKeyText(server.app.get(ServerSecret), 'my-pbx')}\n`);
    chmodSync(join(folder, 'npm'), 0o755);
    const env = { ...process.env, ALIADO: server.url, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
    const { stdout } = await promisify(execFile)('bash', ['-e', '-c', example], { env });
    expect(JSON.parse(stdout)).toEqual({ taken: 4, refused: [] });
  });
});
