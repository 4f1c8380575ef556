import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { describeInBrowser } from '../support/browser';
import { launchBrowser, openPage, type PageUnderTest } from './browser-page';
import { appAt, clientOf, eventually } from './support';

describeInBrowser('the levers of the page that change the workspace', () => {
  let browser: Browser;
  let shown: PageUnderTest;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    shown = await openPage(() => undefined, browser);
  });
  afterEach(() => shown?.close());

  const infoOf = async (user: string) => (await clientOf(shown.sandbox).users.info({ user })).user!;

  async function openCard(id: string) {
    const { page } = shown;
    // On a phone it comes with the sidebar: what cannot be seen yet takes no focus, and a key goes elsewhere.
    await page.getByTestId('act-as').waitFor();
    await page.getByTestId('act-as').press('Enter');
    await page.getByRole('menu', { name: 'Act as' }).locator(':focus').waitFor();
    await page.keyboard.press('End');
    await page.locator('[data-testid=people-open]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByTestId(`person-${id}`).press('Enter');
    return page.getByTestId('person-card');
  }

  test('somebody is away for a day: the emoji stands by the name, and Slack tells when it ends', async () => {
    const { page } = shown;
    const card = await openCard('U0MAYA');
    await card.getByLabel('How long').selectOption({ label: 'for 1 day' });
    await card.getByRole('button', { name: 'Away' }).press('Enter');
    await card.getByTestId('person-status').getByText('until').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('act-as').getByRole('img', { name: 'Vacationing' }).waitFor();
    const { profile } = await infoOf('U0MAYA');
    expect(profile).toMatchObject({ status_emoji: ':palm_tree:' });
    const days = (profile!.status_expiration! - Date.now() / 1000) / 86_400;
    expect(Math.round(days)).toBe(1);
    await (await openCard('U0MAYA')).getByRole('button', { name: 'Clear' }).click();
    await page.getByText('No status is set.').waitFor();
  });

  test('a mention and the author of a message lead to the person, and the card lets one be them', async () => {
    const { page, sandbox } = shown;
    await clientOf(sandbox).chat.postMessage({ channel: 'C0CX', text: 'Ask <@U0INES>' });
    await page.getByRole('button', { name: '@Inês Duarte' }).press('Enter');
    await page.getByTestId('person-card').getByRole('button', { name: 'Act as Inês Duarte' }).press('Enter');
    await page.getByTestId('person-card').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Acting as Inês Duarte/ }).waitFor();
  });

  test('who is deactivated can be acted as no more, until they are back', async () => {
    const { page } = shown;
    await (await openCard('U0MAYA')).getByRole('button', { name: 'Deactivate' }).press('Enter');
    await page.getByTestId('act-as').filter({ hasText: 'Tomás Rivera' }).waitFor();
    expect(await infoOf('U0MAYA')).toMatchObject({ deleted: true });
    await page.keyboard.press('Escape');
    await page.getByTestId('act-as').click();
    await page.getByTestId('act-as-U0TOMAS').waitFor();
    expect(await page.getByTestId('act-as-U0MAYA').count()).toBe(0);
    await page.keyboard.press('Escape');
    await (await openCard('U0MAYA')).getByRole('button', { name: 'Reactivate' }).press('Enter');
    await page.getByTestId('person-card').getByRole('button', { name: 'Deactivate' }).waitFor();
    expect(await infoOf('U0MAYA')).toMatchObject({ deleted: false });
  });

  test('an archived channel says so and offers nowhere to write, until it is brought back', async () => {
    const { page } = shown;
    await page.getByTestId('channel-menu').press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('This channel is archived').waitFor();
    await page.getByTestId('composer').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Unarchive' }).press('Enter');
    await page.getByTestId('composer').waitFor();
  });

  test('the app is sent out of a channel and let in again, and the channel shared, each with words about it', async () => {
    const { page, sandbox } = shown;
    const info = async () => (await clientOf(sandbox).conversations.info({ channel: 'C0CX' })).channel;
    for (const lever of ['channel-app', 'channel-share']) {
      await page.getByTestId('channel-menu').click();
      await page.getByTestId(lever).click();
    }
    await page.getByText('rNPS Loop is not in this channel').waitFor();
    await page.getByText('Shared with another company').waitFor();
    expect(await info()).toMatchObject({ is_member: false, is_ext_shared: true });
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText('rNPS Loop is not in this channel').waitFor({ state: 'detached' });
    expect(await info()).toMatchObject({ is_member: true });
  });

  test('a message of the app is deleted after a question, and one of a person offers no such thing', async () => {
    const { page, sandbox } = shown;
    await clientOf(sandbox).chat.postMessage({ channel: 'C0CX', text: 'a card' });
    await page.getByTestId('composer').fill('my words');
    await page.getByTestId('composer').press('Enter');
    const mine = page.getByTestId('message').filter({ hasText: 'my words' });
    await mine.waitFor();
    expect(await mine.getByTestId('message-menu').count()).toBe(0);
    await page
      .getByTestId('message')
      .filter({ hasText: 'a card' })
      .getByTestId('message-menu')
      .press('Enter');
    await page.keyboard.press('Enter');
    await page.getByTestId('confirm').getByRole('button', { name: 'Delete' }).press('Enter');
    await page.getByTestId('message').filter({ hasText: 'a card' }).waitFor({ state: 'detached' });
    expect(sandbox.state.messages('C0CX').map((m) => m.text)).toEqual(['my words']);
  });

  test('ten customers answer at once: each is somebody else, and what the app refused is counted apart', async () => {
    const { page, sandbox } = shown;
    const bodies: string[] = [];
    const hook: Server = createServer(async (req, res) => {
      let body = '';
      for await (const chunk of req) body += chunk;
      bodies.push(body);
      res.writeHead(bodies.length === 4 ? 503 : 200).end('{}');
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    sandbox.setApp(appAt(`http://127.0.0.1:${(hook.address() as AddressInfo).port}`));
    await page.getByTestId('customer-answers').click();
    await page.getByTestId('answer-count').selectOption({ label: '10 different customers' });
    await page.getByTestId('answers-send').press('Enter');
    const tally = page.getByTestId('answers-tally');
    await tally.getByText('9 of 10 taken. Watch the channels.').waitFor();
    await tally.getByText('Refused: 1 × 503').waitFor();
    await eventually(() => (bodies.length === 10 ? true : undefined));
    const answers = bodies.map((body) => JSON.parse(body).form_response);
    expect(new Set(answers.map((a) => a.hidden.user_id)).size).toBe(10);
    expect(new Set(answers.map((a) => a.hidden.account_id)).size).toBe(6);
    expect(new Set(answers.map((a) => a.answers[0].number)).size).toBeGreaterThan(4);
    hook.closeAllConnections();
    hook.close();
  });

  test('on a phone the levers fit: nothing is wider than the screen', async () => {
    const { page } = shown;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByTestId('channel-menu').click();
    const menu = await page.getByRole('menu').boundingBox();
    expect(menu!.x).toBeGreaterThanOrEqual(0);
    expect(menu!.x + menu!.width).toBeLessThanOrEqual(390);
    await page.getByTestId('channel-archive').click();
    await page.getByText('This channel is archived').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.getByRole('button', { name: 'Open the sidebar' }).click();
    const card = await openCard('U0GUS');
    const box = await card.boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(390);
  });
});
