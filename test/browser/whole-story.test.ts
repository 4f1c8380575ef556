import type { Locator, Page } from 'playwright-core';
import { describeInBrowser, openBrowser, type TestBrowser } from '../support/browser';
import { type Running, runApp } from '../support/run-app';

describeInBrowser('the whole story in a browser', () => {
  let run: Running;
  let browser: TestBrowser;
  let page: Page;
  const mistakes: string[] = [];

  beforeAll(async () => {
    run = await runApp();
    browser = await openBrowser();
    page = await browser.context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => mistakes.push(String(error)));
    await page.goto(run.sandbox.url);
  });
  afterAll(async () => {
    await browser?.close();
    await run?.stop();
    expect(mistakes).toEqual([]);
  });

  const main = () => page.getByRole('main');
  const card = (words: string) => main().getByTestId('message').filter({ hasText: words }).last();
  const button = (place: Locator, label: string) =>
    place.getByRole('button', { name: new RegExp(`^${label}`) });

  async function actAs(userId: string) {
    await page.getByTestId('act-as').click();
    await page.getByTestId(`act-as-${userId}`).click();
  }

  async function customerAnswers(score: number, comment: string) {
    await page.getByTestId('customer-answers').click();
    await page.getByTestId('answer-tool').selectOption('typeform');
    await page.getByTestId(`score-${score}`).click();
    await page.getByTestId('answer-comment').fill(comment);
    await page.getByTestId('answer-send').click();
  }

  test('a Typeform detractor arrives in its channel, one person gets it and the other is told who', async () => {
    await actAs('U0MAYA');
    await page.getByTestId('channel-rnps-cx').click();
    await customerAnswers(2, 'Charged twice, and nobody answers. <!everyone>');
    const posted = card('Charged twice');
    await posted.waitFor();
    expect(await posted.textContent()).toContain('Detractor 2/10');
    expect(await posted.textContent()).toContain('<!everyone>');

    // Both have the card before them with its Claim button; the second presses a moment too late. The buttons are
    // taken in hand first: a mouse that travels could find the card already changed under it, and press nothing.
    const other = await browser.context.newPage();
    other.setDefaultTimeout(10_000);
    await other.goto(run.sandbox.url);
    await other.getByTestId('act-as').click();
    await other.getByTestId('act-as-U0TOMAS').click();
    await other.getByTestId('channel-rnps-cx').click();
    const theirs = other.getByRole('main').getByTestId('message').filter({ hasText: 'Charged twice' }).last();
    const both = await Promise.all([posted, theirs].map((place) => button(place, 'Claim').elementHandle()));
    await Promise.all(
      both.map((claim) => claim!.evaluate((it) => (it as unknown as { click(): void }).click())),
    );
    const rows = await run.until('somebody having it', async () => {
      const found = await run.sql<{ owner_id: string }>(
        'SELECT owner_id FROM follow_ups WHERE owner_id IS NOT NULL',
      );
      return found.length > 0 ? found : null;
    });
    const [winnerPage, loserPage, winner] =
      rows[0]!.owner_id === 'U0MAYA' ? [page, other, 'Maya Chen'] : [other, page, 'Tomás Rivera'];
    await loserPage.getByText('already has this one').first().waitFor();
    await winnerPage.getByRole('main').getByText(`Claimed`).first().waitFor();
    expect(await loserPage.getByRole('main').textContent()).toContain(winner);
    await other.close();
    await actAs(rows[0]!.owner_id);
  });

  test('the owner logs the call and resolves it, and the card tells the truth at each step', async () => {
    const posted = card('Charged twice');
    await button(posted, 'Log contact').click();
    const form = page.getByTestId('modal');
    await form.getByRole('button', { name: 'Save' }).click();
    await form
      .getByText(/required|Choose|complete/i)
      .first()
      .waitFor();
    await form.getByLabel('How did you try?').selectOption({ label: 'Phone' });
    await form.getByLabel(/Yes, we talked/).check();
    await form.getByLabel('What was said?').fill('Refund is on its way.');
    await form.getByRole('button', { name: 'Save' }).click();
    await posted.getByText('Contacted').first().waitFor();

    await button(posted, 'Resolve').click();
    await form.getByLabel('What came of it?').selectOption({ label: 'We fixed the problem' });
    await form.getByLabel('Yes').check();
    await form.getByRole('button', { name: 'Save' }).click();
    await posted.getByText('Resolved').first().waitFor();

    await posted.getByText(/repl(y|ies)/).click();
    const thread = page.getByTestId('thread');
    await thread.getByText('reached the customer by phone').waitFor();
    await thread.getByText('Refund is on its way.').waitFor();
    await thread.getByText('resolved this').waitFor();
    await page.keyboard.press('Escape');
  });

  test('the clock moves past the due time of one that nobody claimed, and the lead is told once', async () => {
    await customerAnswers(1, 'My invoice is still wrong.');
    await card('still wrong').waitFor();
    for (let day = 0; day < 5; day++) {
      await page.getByTestId('clock-day').click();
      await page.waitForTimeout(300);
    }
    await card('still wrong')
      .getByText(/overdue|escalated/i)
      .first()
      .waitFor();
    await actAs('U0INES');
    await page.getByTestId('channel-dm').click();
    await main().getByText('nobody has claimed it').first().waitFor();
    expect(await main().getByText('nobody has claimed it').count()).toBe(1);
  });

  test('on a narrow screen nothing scrolls sideways, in light and in dark', async () => {
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 390, height: 844 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await sidewaysOverflow()).toBe(0);
      await page.locator('.menu-button').click();
      expect(await sidewaysOverflow()).toBe(0);
      await page.getByTestId('home-tab').click();
      await page.getByTestId('home').waitFor();
      expect(await sidewaysOverflow()).toBe(0);
    }
  });

  const sidewaysOverflow = () =>
    page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
});
