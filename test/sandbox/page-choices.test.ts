import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { Browser } from 'playwright-core';
import { describeInBrowser } from '../support/browser';
import { launchBrowser, openPage, type PageUnderTest } from './browser-page';
import { clientOf, eventually } from './support';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(`Do ${value}`), value });
const confirm = {
  title: plain('Sure?'),
  text: plain('It moves.'),
  confirm: plain('Move'),
  deny: plain('Keep'),
};
const GROUPS = [
  { label: plain('Now'), options: [option('snooze')] },
  { label: plain('Others'), options: [option('move')] },
];
const CARD = [
  {
    type: 'actions',
    block_id: 'do',
    elements: [
      { type: 'button', action_id: 'open', text: plain('Reassign') },
      {
        type: 'static_select',
        action_id: 'more',
        placeholder: plain('More…'),
        option_groups: GROUPS,
        confirm,
      },
      { type: 'datepicker', action_id: 'when', placeholder: plain('Day') },
    ],
  },
];
const MODAL = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('Reassign'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'who',
      optional: true,
      label: plain('Owner'),
      element: { type: 'users_select' as const, action_id: 'user', initial_user: 'U0ZED' },
    },
    {
      type: 'input' as const,
      block_id: 'why',
      label: plain('Why'),
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
};

describeInBrowser('choosing on the page, by keyboard', () => {
  let browser: Browser;
  let shown: PageUnderTest;
  let clicks: BlockAction[];
  let submitted: ViewSubmitAction['view']['state']['values'][];
  let answer: object | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    clicks = [];
    submitted = [];
    answer = undefined;
    shown = await openPage(define, browser);
    const { sandbox, page } = shown;
    await clientOf(sandbox).chat.postMessage({ channel: 'C0CX', text: 'card', blocks: CARD });
    await page.getByRole('button', { name: 'Reassign' }).waitFor();
  });
  afterEach(() => shown?.close());

  function define(app: App): void {
    app.action('open', async ({ ack, body, client }) => {
      await client.views.open({ trigger_id: (body as BlockAction).trigger_id, view: MODAL });
      await ack();
    });
    app.action(/.*/, async ({ ack, body }) => {
      clicks.push(body as BlockAction);
      await ack();
    });
    app.view('form', async ({ ack, view }) => {
      submitted.push(view.state.values);
      await ack(answer as never);
    });
  }

  async function openForm() {
    await shown.page.getByRole('button', { name: 'Reassign' }).press('Enter');
    await shown.page.getByTestId('modal').waitFor();
    return shown.page.getByLabel('Owner');
  }

  test('a person is found by a few letters, and the list is not cut off by the form', async () => {
    const { page } = shown;
    const owner = await openForm();
    expect(await owner.inputValue()).toBe('Zed Fox');
    await page.keyboard.type('ines');
    const entry = page.getByRole('option', { name: 'Inês Duarte' });
    await entry.waitFor();
    const [list, form] = [await entry.boundingBox(), await page.getByTestId('modal').boundingBox()];
    expect(list!.height).toBeGreaterThan(20);
    expect(form).toBeTruthy();
    await page.keyboard.press('Enter');
    expect(await owner.inputValue()).toBe('Inês Duarte');
    await page.keyboard.press('Tab');
    await page.keyboard.type('On leave');
    await page.keyboard.press('Enter');
    await page.getByTestId('modal').waitFor({ state: 'detached' });
    expect(submitted).toMatchObject([{ who: { user: { selected_user: 'U0INES' } } }]);
  });

  test('Escape closes the list first and the form after; an optional person can be taken out', async () => {
    const { page } = shown;
    const owner = await openForm();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await page.keyboard.press('Backspace');
    expect(await owner.inputValue()).toBe('');
    await page.getByLabel('Why').fill('Nobody');
    await page.getByLabel('Why').press('Enter');
    await page.getByTestId('modal').waitFor({ state: 'detached' });
    expect(submitted).toMatchObject([{ who: { user: { selected_user: null } } }]);
  });

  test('a menu asks before it acts: refused, it stands as before and the app hears nothing', async () => {
    const { page } = shown;
    const menu = page.getByLabel('More…');
    expect(await menu.locator('optgroup').count()).toBe(2);
    await menu.selectOption('move');
    await page.getByTestId('confirm').getByRole('button', { name: 'Keep' }).press('Enter');
    await page.getByTestId('confirm').waitFor({ state: 'detached' });
    expect(await menu.inputValue()).toBe('');
    expect(clicks).toEqual([]);
    await menu.selectOption('move');
    await page.getByTestId('confirm').getByRole('button', { name: 'Move' }).press('Enter');
    await eventually(() => clicks[0]);
    expect(clicks).toMatchObject([{ actions: [{ action_id: 'more', selected_option: { value: 'move' } }] }]);
    expect(await menu.inputValue()).toBe('move');
  });

  test('a day that is typed reaches the app once, when it is whole', async () => {
    const { page } = shown;
    await page.getByLabel('Day').focus();
    await page.keyboard.type('12242026');
    await page.keyboard.press('Enter');
    await eventually(() => clicks[0]);
    expect(clicks).toHaveLength(1);
    expect(clicks[0]!.actions).toMatchObject([{ selected_date: '2026-12-24' }]);
  });

  test('back from a view that was pushed stands what one had typed; the X leaves both', async () => {
    const { page, sandbox } = shown;
    await openForm();
    await page.getByLabel('Why').fill('Because');
    answer = { response_action: 'push', view: { ...MODAL, title: plain('Step two') } };
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Step two' }).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('heading', { name: 'Reassign' }).waitFor();
    expect(await page.getByLabel('Why').inputValue()).toBe('Because');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Step two' }).waitFor();
    await page.getByTestId('modal').getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByTestId('modal').waitFor({ state: 'detached' });
    await eventually(() => (sandbox.state.views('U0MAYA').length === 0 ? true : undefined));
  });

  test('an update takes the errors of the old form away and leaves what was entered', async () => {
    const { page } = shown;
    await openForm();
    await page.getByLabel('Why').fill('Because');
    answer = { response_action: 'errors', errors: { why: 'Too short.' } };
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.input-error', { hasText: 'Too short.' }).waitFor();
    answer = { response_action: 'update', view: { ...MODAL, title: plain('Once more') } };
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Once more' }).waitFor();
    await page.locator('.input-error').waitFor({ state: 'detached' });
    expect(await page.getByLabel('Why').inputValue()).toBe('Because');
  });
});
