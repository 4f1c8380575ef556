import type { App } from '@slack/bolt';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Sandbox } from '../../sandbox/start-sandbox';
import { clientOf, startBoltApp, startTestSandbox } from '../sandbox/support';
import { CHROMIUM, describeInBrowser, FLAGS } from '../support/browser';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const MODAL = {
  type: 'modal' as const,
  title: plain('Log contact'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'note',
      label: plain('Note'),
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
};
const CARD = [
  { type: 'header' as const, text: plain('Detractor 3/10') },
  {
    type: 'actions' as const,
    elements: [
      { type: 'button' as const, action_id: 'claim', text: plain(':raising_hand: Claim') },
      { type: 'button' as const, action_id: 'contact', text: plain('Log contact') },
    ],
  },
];

const DONE = [{ type: 'section' as const, text: plain('All is done') }];

describeInBrowser('the page of the sandbox', () => {
  let sandbox: Sandbox;
  let bolt: Awaited<ReturnType<typeof startBoltApp>>;
  let browser: Browser;
  let page: Page;
  let mistakes: string[];

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    bolt = await startBoltApp(sandbox, listen);
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });

  afterAll(async () => {
    await browser?.close();
    await bolt?.stop();
    await sandbox?.close();
  });

  beforeEach(async () => {
    mistakes = [];
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => mistakes.push(String(error)));
    await page.goto(sandbox.url);
    await page.getByTestId('channel-rnps-cx').click();
    await page.locator('.message-scroll .skeleton').waitFor({ state: 'detached' });
  });

  afterEach(async () => {
    await page.context().close();
    expect(mistakes).toEqual([]);
  });

  function listen(app: App) {
    app.action('claim', async ({ ack, body, client }) => {
      const { channel, message } = body as unknown as { channel: { id: string }; message: { ts: string } };
      const blocks = [
        { type: 'section' as const, text: { type: 'mrkdwn' as const, text: `<@${body.user.id}> has it` } },
      ];
      await client.chat.update({ channel: channel.id, ts: message.ts, text: 'Claimed', blocks });
      await ack();
    });
    app.action('contact', async ({ ack, body, client }) => {
      await client.views.open({
        trigger_id: (body as unknown as { trigger_id: string }).trigger_id,
        view: MODAL,
      });
      await ack();
    });
    app.view(/.*/, async ({ ack, view }) => {
      const said = view.state.values.note?.text?.value;
      if (said === 'hm')
        await ack({ response_action: 'errors', errors: { note: 'Please say what was said.' } });
      else await ack();
    });
    app.command('/rnps', async ({ ack, command }) => ack(`*Your* \`${command.text}\` is empty`));
  }

  const post = (text: string, blocks?: object[]) =>
    clientOf(sandbox).chat.postMessage({
      channel: 'C0CX',
      text,
      ...(blocks ? { blocks: blocks as never } : {}),
    });
  const message = (ts: string | undefined) => page.locator(`[data-testid=message][data-ts="${ts}"]`);

  test('a card that arrives can be claimed by a button, and tells who has it', async () => {
    const { ts } = await post('Detractor', CARD);
    await message(ts).getByRole('button', { name: 'Claim', exact: true }).click();
    await message(ts).getByText('@Maya Chen has it').waitFor();
  });

  test('a form says what is missing by its field, shows the words of the app, and closes when all is well', async () => {
    const { ts } = await post('Detractor', CARD);
    await message(ts).getByRole('button', { name: 'Log contact' }).click();
    const modal = page.getByTestId('modal');
    const save = modal.getByRole('button', { name: 'Save' });
    await save.click();
    await modal.locator('.input-error', { hasText: 'required' }).waitFor();
    await modal.getByLabel('Note').fill('hm');
    await save.click();
    await modal.locator('.input-error', { hasText: 'Please say what was said.' }).waitFor();
    expect(await modal.getByLabel('Note').getAttribute('aria-invalid')).toBe('true');
    await modal.getByLabel('Note').fill('She wants a call on Monday');
    await save.click();
    await modal.waitFor({ state: 'detached' });
  });

  test('a slash command is completed, and its answer is visible to one person, who can dismiss it', async () => {
    const composer = page.getByTestId('composer');
    await composer.fill('/rnps qu');
    await composer.press('Enter');
    expect(await composer.inputValue()).toBe('/rnps queue');
    await composer.press('Enter');
    const answer = page.getByTestId('message').filter({ hasText: 'Only visible to you' });
    await answer.getByText('Your queue is empty').waitFor();
    await answer.getByRole('button', { name: 'Dismiss' }).click();
    await answer.waitFor({ state: 'detached' });
  });

  test('who sends a command while they read earlier messages is taken to its answer', async () => {
    for (let n = 0; n < 30; n++) await post(`Line ${n}`, [{ type: 'header', text: plain(`Line ${n}`) }]);
    await page.getByText('Line 29', { exact: true }).last().waitFor();
    const list = page.locator('.message-scroll');
    await list.evaluate((box: any) => box.scrollTo(0, 100));
    const newest = page.getByRole('button', { name: 'Newest' });
    await newest.waitFor();
    // What others say leaves the reader in peace.
    const { ts } = await post('Somebody else');
    await message(ts).waitFor({ state: 'attached' });
    await newest.waitFor();
    const composer = page.getByTestId('composer');
    await composer.fill('/rnps queue');
    await composer.press('Enter');
    await page.getByTestId('message').filter({ hasText: 'Your queue is empty' }).last().waitFor();
    await newest.waitFor({ state: 'detached' });
    await page.waitForFunction(
      `(() => { const b = document.querySelector('.message-scroll'); return b.scrollHeight - b.scrollTop - b.clientHeight < 5; })()`,
    );
  });

  test('a button that goes when it was pressed leaves the keyboard in its message', async () => {
    const { ts } = await post('Detractor', CARD);
    const claim = message(ts).getByRole('button', { name: 'Claim', exact: true });
    await claim.focus();
    await page.keyboard.press('Enter');
    await message(ts).getByText('@Maya Chen has it').waitFor();
    await page.waitForFunction(`document.activeElement.dataset.ts === '${ts}'`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement.closest('[data-ts]')?.dataset.ts`)).toBe(ts);
  });

  test('a form whose button went meanwhile gives the keyboard back to its message', async () => {
    const { ts } = await post('Detractor', CARD);
    await message(ts).getByRole('button', { name: 'Log contact' }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('modal').waitFor();
    await clientOf(sandbox).chat.update({ channel: 'C0CX', ts: ts!, text: 'Done', blocks: DONE });
    await message(ts).getByText('All is done').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.waitForFunction(`document.activeElement.dataset.ts === '${ts}'`);
  });

  test('a picture opens large by key and by click, says what it shows, and closes', async () => {
    const image_url = `${sandbox.url}/icon.svg`;
    const { ts } = await post('Chart', [{ type: 'image', image_url, alt_text: 'NPS rose to 33' }]);
    const small = message(ts).getByRole('button', { name: 'NPS rose to 33' });
    const large = page.getByRole('dialog', { name: 'NPS rose to 33' });
    await small.focus();
    await page.keyboard.press('Enter');
    await large.getByRole('img', { name: 'NPS rose to 33' }).waitFor();
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'detached' });
    await page.waitForFunction(`document.activeElement.className === 'picture-button'`);
    await small.click();
    await large.getByRole('button', { name: 'Close' }).click();
    await large.waitFor({ state: 'detached' });
  });

  test('text is markup of Slack, never of the browser, and entities are decoded once', async () => {
    const { ts } = await post(
      '*bold* snake_case &lt;img src=x onerror=alert(1)&gt; &amp;lt; <javascript:alert(1)|no> :nope:',
    );
    const words = message(ts).locator('.words');
    await words.waitFor();
    expect(await words.textContent()).toBe(
      'bold snake_case <img src=x onerror=alert(1)> &lt; <javascript:alert(1)|no> :nope:',
    );
    expect(await words.locator('img, a').count()).toBe(0);
  });

  test('a date is shown in the time zone of the person one acts as', async () => {
    const { ts } = await post('Due <!date^1795366800^{date_num} {time}|later>');
    await message(ts).getByText('Due 2026-11-22 12:00 PM').waitFor();
    await page.getByTestId('act-as').click();
    await page.getByTestId('act-as-U0INES').click();
    await message(ts).getByText('Due 2026-11-22 5:00 PM').waitFor();
  });

  test('a block that cannot be drawn says so', async () => {
    const { ts } = await post('odd', [{ type: 'markdown', text: '# x' }]);
    await message(ts).getByText('Block type markdown cannot be drawn here').waitFor();
  });

  test('who is acting, and where, is remembered; nothing is wider than a phone', async () => {
    await page.getByTestId('act-as').click();
    await page.getByTestId('act-as-U0PRIYA').click();
    await page.getByTestId('channel-rnps-committee').click();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await page.getByRole('heading', { name: '#rnps-committee' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});
