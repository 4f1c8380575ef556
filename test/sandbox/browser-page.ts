import type { App } from '@slack/bolt';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { CHROMIUM, FLAGS } from '../support/browser';
import { startBoltApp, startTestSandbox } from './support';

export interface PageUnderTest {
  sandbox: Sandbox;
  page: Page;
  close(): Promise<void>;
}

/** The page in #rnps-cx as Maya, over a fresh sandbox and a Bolt app. `close` fails when the page threw anything. */
export async function openPage(define: (app: App) => void, browser: Browser): Promise<PageUnderTest> {
  const sandbox = await startTestSandbox();
  const { stop } = await startBoltApp(sandbox, define);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const mistakes: string[] = [];
  page.on('pageerror', (error) => mistakes.push(String(error)));
  await page.goto(sandbox.url);
  await page.getByTestId('channel-rnps-cx').click();
  return {
    sandbox,
    page,
    async close() {
      await context.close();
      await stop();
      await sandbox.close();
      expect(mistakes).toEqual([]);
    },
  };
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}
