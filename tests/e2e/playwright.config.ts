import { defineConfig } from '@playwright/test';
import { browserArgs, findBrowser } from '../../tools/browser.mjs';

const { executablePath, env } = findBrowser();

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.spec.ts',
  workers: 1,
  timeout: 180_000,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../../tmp/results/e2e.json' }]],
  outputDir: '../../tmp/e2e',
  use: {
    launchOptions: { executablePath, env, args: browserArgs },
    viewport: { width: 1440, height: 900 },
    locale: 'es-ES',
    screenshot: 'only-on-failure',
    actionTimeout: 15_000,
  },
});
