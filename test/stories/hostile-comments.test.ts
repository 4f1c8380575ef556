import { genericAnswer } from '../support/answers';
import { type Card, cardOf, contactForm, press, resolveForm, submit, windowOf } from '../support/card';
import { type Running, runApp } from '../support/run-app';

const HOSTILE: [string, string][] = [
  ['a call to everyone', 'Help <!everyone> <!here> <!channel> now'],
  ['a mention', 'Ask <@U0RUTH> or <!subteam^S1|the team> about it'],
  ['a link', 'See <http://evil.example|your invoice> and http://evil.example'],
  ['markup', '*bold* _italic_ ~struck~ `code` :tada: ```block```\n> quoted\n- listed'],
  ['a date', '<!date^1|{date}|never>'],
  ['right-to-left', 'Rechnung \u202Eefas si siht\u202C שלום \u2067x\u2069'],
  ['zero width', 'a\u200B<\u200B!everyone> b\u200D\uFEFF<!everyone>'],
  ['entities', '&lt;!everyone&gt; &amp;lt;!here&amp;gt;'],
  ['control characters', 'a\u0000b\u0007c\u001B[31mred'],
  ['five thousand characters', `${'All of it went wrong. '.repeat(227)}<!everyone>`],
  ['five thousand of them that must be escaped', '<&>'.repeat(1666)],
];

const log: string[] = [];
let run: Running;
beforeAll(async () => {
  run = await runApp({ logTo: (line) => log.push(line) });
});
afterAll(() => run.stop());

/** Ends every comment and note. */
const SHIBBOLETH = 'zanzibar';

interface Node {
  type?: string;
  [key: string]: unknown;
}

/** Every object within blocks. */
function* nodes(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodes(one);
  else if (value && typeof value === 'object') {
    yield value as Node;
    for (const one of Object.values(value)) yield* nodes(one);
  }
}

/** What would ping, link or be read as markup: none of it may come from a stranger. */
function dangersIn(message: { text?: string; blocks?: unknown }, allowed: Set<string>): string[] {
  const dangers: string[] = [];
  const markup = [message.text ?? ''];
  for (const node of nodes(message.blocks)) {
    if (
      node.type === 'broadcast' ||
      node.type === 'usergroup' ||
      node.type === 'channel' ||
      node.type === 'emoji'
    )
      dangers.push(JSON.stringify(node));
    if (node.type === 'user' && !allowed.has(String(node.user_id))) dangers.push(JSON.stringify(node));
    if (
      node.type === 'link' &&
      !String(node.url).startsWith(run.sandbox.url) &&
      !/\/archives\//.test(String(node.url))
    )
      dangers.push(JSON.stringify(node));
    if (node.type === 'plain_text' && node.emoji !== false) dangers.push(JSON.stringify(node));
    if (node.type === 'mrkdwn') markup.push(String(node.text));
  }
  for (const text of markup) {
    for (const [found] of text.matchAll(/<[^>]*>/g)) {
      const mention = /^<@(\w+)>$/.exec(found)?.[1];
      if (!found.startsWith('<!date^') && !(mention && allowed.has(mention))) dangers.push(found);
      if (found.includes('never')) dangers.push(found);
    }
    // What the customer or a colleague wrote stands in plain or rich text only; names may be told in words of ours.
    if (text.includes(SHIBBOLETH)) dangers.push(text);
  }
  return dangers;
}

/** The text that a reader sees of rich text and plain text. */
function shown(blocks: unknown): string {
  return [...nodes(blocks)]
    .filter((n) => n.type === 'text')
    .map((n) => n.text)
    .join('');
}

/** What is left of it to see: direction and control characters are gone, but for the one that PostgreSQL cannot keep. */
const visible = (text: string) =>
  text
    .replaceAll('\0', '\uFFFD')
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\p{Cc}/gu, (c) => (c === '\n' ? c : ''))
    .trim();

async function threadOf(card: Card) {
  const { body } = await run.page(`/ui/thread?channel=${card.channel}&ts=${card.ts}&as=U0MAYA`);
  return body.messages as { text: string; blocks: unknown }[];
}

describe.each(HOSTILE)('%s', (_, words) => {
  const people = new Set(['U0MAYA']);

  test('is plain text on the card, in the thread, in notes, in History, in App Home, and pings nobody', async () => {
    // The first word takes each to one channel, whatever the rest is about.
    const comment = `Invoice ${SHIBBOLETH} ${words} ${SHIBBOLETH}`;
    const answer = genericAnswer({
      score: 2,
      comment,
      person: {
        external_id: `p-${Math.random()}`,
        name: words.slice(0, 200),
        title: words.slice(0, 200),
        email: 'a@evil-mail.example',
      },
      account: {
        external_id: `a-${Math.random()}`,
        name: words.slice(0, 200),
        plan: words.slice(0, 100),
        region: '<!here>',
      },
    });
    expect((await run.deliver('generic', answer)).body).toMatchObject({ status: 'recorded' });
    const card = await cardOf(run, answer.data.id);
    const whole = visible(comment);
    await run.until('the whole comment', async () =>
      (await threadOf(card)).some((m) =>
        shown(m.blocks).replace(/\s/g, '').includes(whole.slice(0, 600).trim().replace(/\s/g, '')),
      ),
    );
    if (whole.length > 600) {
      await run.until('the whole of a long comment in the thread', async () =>
        (await threadOf(card))
          .slice(1)
          .some((m) => shown(m.blocks).replace(/\s/g, '').includes(whole.replace(/\s/g, ''))),
      );
    }
    await press(run, card, 'U0MAYA', 'Claim');
    await press(run, card, 'U0MAYA', 'Log contact');
    const form = await windowOf(run, 'U0MAYA');
    expect(dangersIn(form, people)).toEqual([]);
    const note = `${words.slice(0, 2900)} ${SHIBBOLETH}`;
    expect((await submit(run, 'U0MAYA', contactForm({ note }))).body).toEqual({ ok: true });
    await press(run, card, 'U0MAYA', 'Resolve');
    await windowOf(run, 'U0MAYA');
    expect((await submit(run, 'U0MAYA', resolveForm())).body).toEqual({ ok: true });
    await run.until('all of it in the thread', async () =>
      (await threadOf(card)).some((m) => m.text.includes('resolved this')),
    );

    const message = run.sandbox.state.messages(card.channel).find((m) => m.ts === card.ts)!;
    const menu = [...nodes(message.blocks)].find((n) => n.type === 'overflow') as any;
    const block = (message.blocks as any[]).find((b) => b.type === 'actions');
    await run.page('/ui/action', {
      as: 'U0MAYA',
      channel: card.channel,
      messageTs: card.ts,
      action: {
        type: 'overflow',
        action_id: menu.action_id,
        block_id: block.block_id,
        selected_option: menu.options.find((o: any) => o.value.startsWith('history:')),
      },
    });
    const history = await windowOf(run, 'U0MAYA');
    expect(history.title).toMatchObject({ text: 'History' });
    await run.page('/ui/close', { as: 'U0MAYA', viewId: history.id });
    await run.page('/ui/command', { as: 'U0MAYA', channel: card.channel, text: '/rnps queue' });
    const home = await run.until('her Home', () => run.sandbox.state.home('U0MAYA'));
    const everything = [
      ...(await threadOf(card)),
      { blocks: history.blocks },
      { blocks: home.blocks },
      ...run.sandbox.state.ephemerals('U0MAYA'),
    ];
    for (const one of everything) expect(dangersIn(one, people)).toEqual([]);
    expect(JSON.stringify(everything)).not.toMatch(/[\u202A-\u202E]/);
  });
});

test('nothing that customers or colleagues wrote is in the log', () => {
  const whole = log.join('\n');
  expect(whole).toContain('rNPS Loop is running');
  for (const word of [SHIBBOLETH, 'everyone', 'evil', 'bold', 'went wrong', 'Rechnung', 'U0RUTH', 'quoted'])
    expect(whole).not.toContain(word);
});
