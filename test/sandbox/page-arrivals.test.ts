import type { Browser } from 'playwright-core';
import { describeInBrowser } from '../support/browser';
import { launchBrowser, openPage, type PageUnderTest } from './browser-page';
import { clientOf, eventually } from './support';

describeInBrowser('what comes while a channel is being read', () => {
  let browser: Browser;
  let shown: PageUnderTest;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    shown = await openPage(() => {}, browser);
  });
  afterEach(() => shown?.close());

  const markedRead = (channel: string) =>
    shown.page.waitForResponse(
      (response) =>
        response.url().endsWith('/ui/read') && (response.request().postData() ?? '').includes(channel),
    );
  const message = (text: string) => shown.page.getByTestId('message').getByText(text);
  const say = (text: string) => clientOf(shown.sandbox).chat.postMessage({ channel: 'C0CX', text });

  test('a message that is told of before an older reading of its channel is there stays on the page', async () => {
    const { page } = shown;
    const elsewhere = markedRead('C0GENERAL');
    await page.getByTestId('channel-general').click();
    await elsewhere;
    let shownOlder: Promise<unknown> | undefined;
    await page.route('**/ui/messages*', async (route) => {
      const older = await route.fetch();
      const told = markedRead('C0CX');
      await say('Just now.');
      await told;
      shownOlder = markedRead('C0CX');
      await route.fulfill({ response: older });
    });
    await page.getByTestId('channel-rnps-cx').click();
    await eventually(() => shownOlder);
    await shownOlder;
    expect(await message('Just now.').count()).toBe(1);
  });

  test('a message that came after the reading and before the stream of events was there is read anew', async () => {
    const { page } = shown;
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    await page.route('**/ui/stream*', async (route) => {
      await opened;
      await route.continue();
    });
    const read = page.waitForResponse('**/ui/messages*');
    await page.reload();
    await (await read).finished();
    await say('Before anybody listened.');
    open();
    await message('Before anybody listened.').waitFor();
  });
});
