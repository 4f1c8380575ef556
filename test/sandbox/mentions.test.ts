import { unreadIn } from '../../sandbox/state/unread';

/** One channel with one message, as unreadIn reads it. */
function mentioned(message: { text: string; blocks?: unknown[] }): boolean {
  const data = {
    messages: new Map([['C1', [{ type: 'message', ts: '1.0', user: 'U0BOT', ...message }]]]),
    channels: new Map([['C1', { isIm: false }]]),
    reads: new Map(),
  };
  return unreadIn(data as unknown as Parameters<typeof unreadIn>[0], 'U0MAYA', 'C1').mention;
}

const richText = (...elements: unknown[]) => [
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
];

test.each([
  ['a mention in a text', { text: 'for <@U0MAYA>' }, true],
  ['everyone in a text', { text: '<!everyone> look' }, true],
  ['a user element', { text: '', blocks: richText({ type: 'user', user_id: 'U0MAYA' }) }, true],
  ['somebody else', { text: '', blocks: richText({ type: 'user', user_id: 'U0TOMAS' }) }, false],
  ['a broadcast element', { text: '', blocks: richText({ type: 'broadcast', range: 'here' }) }, true],
  [
    'markup that a customer typed',
    { text: '', blocks: richText({ type: 'text', text: '<!everyone> <@U0MAYA>' }) },
    false,
  ],
  [
    'markup in plain text',
    { text: '', blocks: [{ type: 'header', text: { type: 'plain_text', text: '<@U0MAYA>' } }] },
    false,
  ],
  [
    'markup in mrkdwn',
    { text: '', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'hi <@U0MAYA>' } }] },
    true,
  ],
])('%s', (_name, message, expected) => {
  expect(mentioned(message)).toBe(expected);
});
