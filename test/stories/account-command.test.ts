import { resolveFollowUp } from '../../src/use-cases/follow-up/resolve-follow-up';
import { problemsOfMessage } from '../../src/views/checks/check-view';
import { genericAnswer } from '../support/answers';
import { cardOf, press } from '../support/card';
import { pressIn, typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';
import { clicks, types } from '../support/slack-requests';

let run: Running;
beforeAll(async () => {
  run = await runApp();
});
afterAll(() => run.stop());

/** Everything that somebody reads of the answer to `/rnps account ...`. */
async function account(text: string, as = 'U0MAYA'): Promise<string> {
  const { body } = await types(run, as, `account ${text}`);
  expect(problemsOfMessage(body)).toEqual([]);
  expect(body.blocks.length).toBeLessThanOrEqual(50);
  return `${body.text}\n${readingOf(body.blocks)}`;
}

function readingOf(node: any): string {
  if (Array.isArray(node)) return node.map(readingOf).join('');
  if (typeof node !== 'object' || node === null) return '';
  if (node.type === 'user') return `[${node.user_id}]`;
  if (node.type === 'link') return `${node.text} <${node.url}>`;
  const inner = Object.entries(node)
    .map(([key, value]) => (key === 'text' && typeof value === 'string' ? value : readingOf(value)))
    .join('');
  return /^(rich_text_(section|quote)|section|header|context)$/.test(node.type) ? `${inner}\n` : inner;
}

async function answer(accountData: Record<string, unknown>, data: Record<string, unknown> = {}) {
  const body = genericAnswer({ ...data, account: accountData });
  expect((await run.deliver('generic', body)).status).toBe(200);
  return body.data.id as string;
}

const HARBOUR = {
  external_id: 'acc_harbour',
  name: 'Blåvik Harbour AS',
  domain: 'blavik.example',
  plan: 'enterprise',
  arr: 182000,
  currency: 'EUR',
  region: 'Nordics',
  industry: 'Logistics',
  customer_since: '2021-04-01',
  renewal_date: '2027-02-28',
  owner_email: 'lena.fischer@larkspur.example',
  lifecycle: 'adopted',
};

test('one account: its facts, its answers with the newest first, and where each follow-up stands', async () => {
  const mira = {
    external_id: 'usr_mira',
    email: 'mira@blavik.example',
    name: 'Mira Olsen',
    title: 'Head of Ops',
  };
  const first = await answer(HARBOUR, {
    score: 3,
    comment: 'The invoice was wrong.',
    person: mira,
    submitted_at: '2026-01-10T09:00:00Z',
  });
  const card = await cardOf(run, first);
  await press(run, card, 'U0TOMAS', 'Claim');
  await answer(HARBOUR, {
    score: 5,
    comment: 'Still wrong.',
    person: mira,
    submitted_at: '2026-02-10T09:00:00Z',
  });
  await answer(HARBOUR, {
    score: 10,
    comment: null,
    person: { external_id: 'usr_jon', email: 'jon@blavik.example', name: 'Jon Berg' },
    submitted_at: '2026-03-10T09:00:00Z',
  });
  const told = await account('blavik harbour');
  expect(told).toContain('3 answers: ▼ 2 detractors, ◆ 0 passives, ▲ 1 promoter');
  expect(told).toMatch(/€182,000 ARR · enterprise · Nordics · Logistics · adopted/);
  expect(told).toMatch(/Customer since 1 Apr 2021 · renews 28 Feb 2027/);
  expect(told).toMatch(/blavik\.example · account owner (Lena Fischer|lena\.fischer@larkspur\.example)/);
  expect(told).toMatch(/Promoter 10\/10[\s\S]*Still wrong\.[\s\S]*The invoice was wrong\./);
  const link = `Open the card <https://larkspur.slack.com/archives/C0CX/p${card.ts.replace('.', '')}>`;
  expect(told.replace(/https?:\/\/[^/]+/g, 'https://larkspur.slack.com')).toContain(link);
  expect(told).toMatch(/Claimed · CX · \[U0TOMAS\]/);
  expect(told).toMatch(/joined an earlier follow-up \(3\/10\): Claimed · CX · \[U0TOMAS\]/);
});

test.each(['acc_harbour', 'BLÅVIK HARBOUR AS', 'blavik.example', 'harbour', 'blå'])(
  'it is found as %s',
  async (typed) => {
    expect(await account(typed)).toContain('Blåvik Harbour AS: 3 answers');
  },
);

test('a name that fits several gets a list, each with what to type', async () => {
  await answer({ external_id: 'acc_n1', name: 'Norrland Timber', domain: 'norrland.example' });
  await answer({ external_id: 'acc_n2', name: 'Norrland Timber', domain: 'norrland-timber.example' });
  const told = await account('norrland timber');
  expect(told).toContain('"norrland timber" is 2 accounts. Which one do you mean?');
  expect(told).toContain('/rnps account norrland.example');
  expect(await account('norrland-timber.example')).toContain('Norrland Timber: 1 answer');
  const chosen = /\/rnps account (\S+)/.exec(told)![1]!;
  expect(await account(chosen)).toContain('Norrland Timber: 1 answer');
});

test('an unknown name gets the nearest; no name at all, how to ask', async () => {
  const told = await account('Blavik Habour');
  expect(told).toContain('There is no account "Blavik Habour". Did you mean one of these?');
  expect(told).toContain('Blåvik Harbour AS');
  expect(await account('xyzzy')).toContain('An account is known here once one of its people has answered');
  expect(await account('')).toContain('Name an account, or its domain');
});

test('what a customer or an account is called is shown as text, whatever it holds', async () => {
  await answer(
    { external_id: 'acc_evil', name: '<!channel> *Evil* & `Co`', domain: 'evil.example' },
    {
      comment: '<!here> <https://evil.example|click>',
      person: { email: 'x@evil.example', name: '<@U0MAYA>' },
    },
  );
  const { body } = await types(run, 'U0MAYA', 'account evil');
  const unsafe: string[] = [];
  JSON.stringify(body, (_, value) => {
    if (value?.type === 'mrkdwn' && /<!channel>|<!here>|<@U0MAYA>/.test(value.text)) unsafe.push(value.text);
    return value;
  });
  expect(unsafe).toEqual([]);
  expect(body.text).not.toContain('<!channel>');
  expect(await account('evil')).toContain('<!here> <https://evil.example|click>');
  expect(await account('&lt;!channel&gt; *Evil*')).toContain('1 answer');
});

test('of many answers the newest twenty are shown, within what Slack takes, and the others are counted', async () => {
  const long = 'We waited and waited. '.repeat(100);
  for (let n = 0; n < 23; n++) {
    await answer(
      { external_id: 'acc_many', name: 'Manifold Works', domain: 'manifold.example' },
      {
        score: n % 11,
        comment: `Number ${n}: ${long}`,
        person: {
          external_id: `usr_m${n}`,
          email: `m${n}@manifold.example`,
          name: 'N'.repeat(200),
          title: 'T'.repeat(200),
        },
        submitted_at: new Date(Date.UTC(2026, 0, 1 + n)).toISOString(),
      },
    );
  }
  const told = await account('manifold works');
  expect(told).toContain('Manifold Works: 23 answers');
  expect(told.match(/Number \d+:/g)).toEqual(Array.from({ length: 20 }, (_, n) => `Number ${22 - n}:`));
  expect(told).toContain('and 3 more before these');
});

test('the others are a window away, a page at a time; a forged button leads to nothing', async () => {
  const first = await typed(run, 'U0MAYA', 'account manifold works');
  await pressIn(run, 'U0MAYA', first, 'Earlier answers');
  const opened = await run.until('the window', () => run.sandbox.state.views('U0MAYA').at(-1));
  const shown = () => readingOf(run.sandbox.state.views('U0MAYA').at(-1)!.blocks);
  expect(shown()).toContain('Page 2 of 2');
  expect(shown().match(/Number \d+:/g)).toEqual(['Number 2:', 'Number 1:', 'Number 0:']);
  await pressIn(run, 'U0MAYA', { place: { viewId: opened.id }, blocks: opened.blocks }, 'Newer');
  await run.until('the first page', () => shown().includes('Page 1 of 2'));
  expect(shown().match(/Number \d+:/g)).toHaveLength(20);
  for (const value of ['', 'x:1', '00000000-0000-4000-8000-000000000000:1', ':__proto__'])
    expect((await clicks(run, 'U0MAYA', 'account_older', value)).status).toBe(200);
});

test('of work that is done its outcome is told', async () => {
  const done = { external_id: 'acc_done', name: 'Doneby', domain: 'doneby.example' };
  const card = await cardOf(run, await answer(done, { score: 2, person: { email: 'a@doneby.example' } }));
  await resolveFollowUp(run.app.deps, {
    followUpId: card.followUpId,
    by: 'U0MAYA',
    outcome: 'no_response',
    rootCause: null,
    note: null,
    customerTold: false,
    reasonWithoutContact: 'The address bounces.',
  });
  expect(await account('doneby')).toMatch(/Detractor 2\/10[\s\S]*Resolved: They did not answer · CX/);
});

describe('an answer about the owner of the account', () => {
  const SECRET = 'Lena Fischer never calls back.';
  beforeAll(async () => {
    await answer(
      {
        external_id: 'acc_quiet',
        name: 'Quietwater',
        domain: 'quiet.example',
        owner_email: 'lena.fischer@larkspur.example',
      },
      { score: 9, comment: 'Good enough.', person: { email: 'a@quiet.example' } },
    );
    await answer(
      {
        external_id: 'acc_quiet',
        name: 'Quietwater',
        domain: 'quiet.example',
        owner_email: 'lena.fischer@larkspur.example',
      },
      { score: 1, comment: SECRET, person: { email: 'b@quiet.example', name: 'Bo' } },
    );
    const rows = await run.sql<{ confidential_to: string }>(
      `SELECT f.confidential_to FROM follow_ups f JOIN responses r ON r.id = f.response_id WHERE r.comment = $1 AND f.confidential`,
      [SECRET],
    );
    expect(rows).toHaveLength(1);
  });
  const team = async () => {
    const rows = await run.sql<{ team: string; confidential_to: string }>(
      `SELECT team, confidential_to FROM follow_ups WHERE confidential`,
    );
    return rows[0]!;
  };

  test('the lead who has it and an admin read it', async () => {
    const { confidential_to: lead } = await team();
    for (const who of [lead, 'U0RUTH']) {
      const told = await account('quietwater', who);
      expect(told).toContain('2 answers: ▼ 1 detractor');
      expect(told).toContain(SECRET);
      expect(told).not.toContain('with a team lead');
    }
  });

  test.each([
    ['the owner of the account', 'U0LENA'],
    ['a colleague', 'U0TOMAS'],
  ])(
    '%s is told that one answer is with a team lead, and neither its score nor its words',
    async (_, who) => {
      const told = await account('quietwater', who);
      expect(told).toContain('1 answer: ▼ 0 detractors, ◆ 0 passives, ▲ 1 promoter');
      expect(told).toContain('One answer is with a team lead, and is not counted here.');
      expect(told).not.toContain(SECRET);
      expect(told).not.toContain('1/10');
      expect(told).not.toContain('Bo');
    },
  );

  test('nor do the pages of the window lead them to it', async () => {
    for (let n = 0; n < 21; n++)
      await answer(
        { external_id: 'acc_quiet', name: 'Quietwater', domain: 'quiet.example' },
        {
          score: 9,
          comment: null,
          person: { email: `p${n}@quiet.example` },
          submitted_at: '2025-06-01T09:00:00Z',
        },
      );
    for (const [who, reads] of [
      ['U0LENA', false],
      ['U0RUTH', true],
    ] as const) {
      await pressIn(run, who, await typed(run, who, 'account quietwater'), 'Earlier answers');
      const opened = await run.until('the window', () => run.sandbox.state.views(who).at(-1));
      await pressIn(run, who, { place: { viewId: opened.id }, blocks: opened.blocks }, 'Newer');
      const shown = await run.until('the first page', () => {
        const said = readingOf(run.sandbox.state.views(who).at(-1)!.blocks);
        return said.includes('Page 1 of 2') ? said : null;
      });
      expect(shown.includes(SECRET)).toBe(reads);
      expect(shown.includes('with a team lead')).toBe(!reads);
    }
  });

  test('whoever has the work reads it, unless it is about them', async () => {
    const give = (who: string) =>
      run.sql('UPDATE follow_ups SET owner_id = $1, claimed_at = now() WHERE confidential', [who]);
    await give('U0TOMAS');
    expect(await account('quietwater', 'U0TOMAS')).toContain(SECRET);
    await give('U0LENA');
    expect(await account('quietwater', 'U0LENA')).not.toContain(SECRET);
  });

  test('a lead or an admin who owns the account now does not read what is about them', async () => {
    await run.sql(
      `UPDATE accounts SET owner_email = 'Ruth.Alvarez@larkspur.example' WHERE name = 'Quietwater'`,
    );
    expect(await account('quietwater', 'U0RUTH')).not.toContain(SECRET);
  });
});

test('guests are refused as everywhere', async () => {
  expect(await account('harbour', 'U0GUS')).toContain('Guests can read along here');
});
