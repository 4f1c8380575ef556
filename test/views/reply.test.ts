import { problemsOf } from '../../src/views/checks/check-view';
import { replyModal } from '../../src/views/replies/reply-modal';
import { replyShownModal } from '../../src/views/replies/reply-shown';

const form = {
  followUpId: '0198c5a2-7d3e-7a40-9b1c-5f2e8a9d0c11',
  formId: '0198c5a2-7d3e-7a40-9b1c-5f2e8a9d0c12',
  about: '▼ Detractor 2/10 · Mira Olsen',
  fromName: 'M'.repeat(300),
  from: 'care@larkspur.example',
  to: `${'m'.repeat(64)}@${'n'.repeat(180)}.example`,
  comment: '<!channel> *no* '.repeat(2000),
  steps: Array.from({ length: 6 }, () => '*x*'.repeat(60)),
  draft: { subject: 'S'.repeat(1000), body: 'B'.repeat(9000) },
  countsAsContact: true,
};

test.each([
  ['by e-mail', form],
  ['without an address', { ...form, to: null }],
  ['without a server', { ...form, from: null }],
  ['without a comment', { ...form, comment: null, steps: [] }],
])('the form is one that Slack takes, however long its words: %s', (_how, model) => {
  const view = replyModal(model);
  expect(problemsOf(view, 'modal')).toEqual([]);
  expect(JSON.stringify(view)).not.toContain('"mrkdwn","text":"<!channel>');
  expect(JSON.stringify(view).includes('Send it by e-mail')).toBe(model.from !== null && model.to !== null);
});

test('to whom it goes stands in the form, to be copied, whether or not the app can send it', () => {
  for (const from of [form.from, null]) {
    const words = JSON.stringify(replyModal({ ...form, from, to: 'mira+<!here>@northwind.example' }).blocks);
    expect(words).toContain('{"type":"text","text":"mira+<!here>@northwind.example","style":{"code":true}}');
    expect(words).not.toMatch(/"mrkdwn","text":"[^"]*northwind/);
  }
  expect(JSON.stringify(replyModal({ ...form, to: null }).blocks)).not.toContain('"To "');
});

test('what was written is shown as it was written, and no longer than Slack takes', () => {
  const shown = {
    fromName: 'Maya',
    toAddress: null,
    way: 'copied',
    subject: '*S*',
    body: '<!here> '.repeat(900),
  } as const;
  const view = replyShownModal(shown);
  expect(problemsOf(view, 'modal')).toEqual([]);
  expect(JSON.stringify(view.blocks)).toContain('"text":"*S*"');
});
