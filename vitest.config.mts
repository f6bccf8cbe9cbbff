import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './scripts/chromium.mjs';
import { chromiumArgs } from './scripts/vscodeHost.mjs';

const executablePath = findChromium();
const provide = { propertyRuns: Number(process.env['FC_NUM_RUNS'] ?? 0) };

/** The layers that vitest runs; the suites inside VS Code are started by scripts/test.mjs. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/fastCheck.ts'],
          provide,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'office',
          include: ['test/office/**/*.test.ts'],
          // Each conversion starts LibreOffice anew.
          testTimeout: 120_000,
        },
      },
      {
        // Found before the first test, so that no page is reloaded in the middle of one.
        optimizeDeps: { entries: ['webview/**/*.ts', 'test/browser/**/*.ts'] },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          setupFiles: ['test/fastCheck.ts'],
          provide,
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({
              launchOptions: {
                args: chromiumArgs,
                ...(executablePath === undefined ? {} : { executablePath }),
              },
            }),
            instances: [{ browser: 'chromium' }],
            screenshotDirectory: 'test/.output/browser',
            viewport: { width: 800, height: 900 },
          },
        },
      },
      {
        test: {
          name: 'e2e',
          // A machine under load may starve a page for a moment; what fails twice is broken.
          retry: 1,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/servers.ts'],
          // A person does one thing after the other, and two workbenches at once would starve each other.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
