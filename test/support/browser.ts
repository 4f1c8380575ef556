import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

/** Debian's; set CHROMIUM for another. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-sync',
];

/** `describe` where there is a browser, else one that says what is skipped and why. */
export const describeInBrowser: jest.Describe = existsSync(CHROMIUM)
  ? (((name: string, body: () => void) => {
      // A browser on a busy machine may let a key go by; what is broken fails the second time, too, and both are shown.
      jest.retryTimes(1, { logErrorsBeforeRetry: true });
      describe(name, body);
    }) as unknown as jest.Describe)
  : (((name: string, body: () => void) => {
      console.warn(`Skipped, there is no ${CHROMIUM}: ${name}. Install Debian's chromium, or set CHROMIUM.`);
      describe.skip(name, body);
    }) as unknown as jest.Describe);

export interface TestBrowser {
  context: BrowserContext;
  close: () => Promise<void>;
}

/** Headless Chromium with a profile of its own that is gone afterwards. */
export async function openBrowser(
  viewport = { width: 1280, height: 800 },
  colorScheme: 'light' | 'dark' = 'light',
): Promise<TestBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'rnps-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: FLAGS,
    headless: true,
    viewport,
    colorScheme,
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
