import { createHmac } from 'node:crypto';
import { genericAnswer } from '../support/answers';
import { type Running, runApp } from '../support/run-app';
import { foundInDatabase } from '../support/scan';
import { signStandardWebhooks, TEST_SECRET } from '../support/sign';

const SEGMENT_SECRET = 'a shared secret';
let run: Running;
beforeAll(async () => {
  run = await runApp({
    config: ({ sources }) => ({
      sources: [
        ...sources,
        { ...sources[0]!, name: 'accounts', adapter: 'accounts', secrets: [TEST_SECRET] },
        { ...sources[0]!, name: 'segment', adapter: 'segment', secrets: [SEGMENT_SECRET] },
      ],
    }),
  });
});
afterAll(() => run.stop());

async function post(source: string, body: string, headers: Record<string, string>) {
  const answer = await fetch(`${run.url}/hooks/${source}`, { method: 'POST', body, headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, any> };
}

let ids = 0;
function tell(kind: 'account' | 'person', data: unknown, id = `msg_${++ids}`) {
  const body = JSON.stringify({ type: `rnps.${kind}.upserted`, timestamp: '2026-11-20T09:00:00Z', data });
  return post('accounts', body, signStandardWebhooks(body, { id }));
}
function segment(call: unknown) {
  const body = JSON.stringify(call);
  const signature = createHmac('sha1', SEGMENT_SECRET).update(body).digest('hex');
  return post('segment', body, { 'x-signature': signature });
}

const accountOf = async (externalId: string) =>
  (await run.sql<Record<string, any>>('SELECT * FROM accounts WHERE external_id = $1', [externalId]))[0];
const personOf = async (externalId: string) =>
  (
    await run.sql<Record<string, any>>(
      `SELECT p.*, a.external_id AS account FROM respondents p LEFT JOIN accounts a ON a.id = p.account_id
        WHERE p.external_id = $1`,
      [externalId],
    )
  )[0];

describe('POST /hooks/accounts', () => {
  test('an account is made, what is told again replaces, what is left out stays, null empties', async () => {
    const first = {
      external_id: 'a1',
      name: 'Alder',
      domain: 'alder.example',
      plan: 'pro',
      arr: 1000,
      region: 'EMEA',
    };
    expect(await tell('account', first)).toMatchObject({ status: 200, body: { status: 'recorded' } });
    await tell('account', {
      external_id: 'a1',
      plan: 'enterprise',
      name: '',
      region: null,
      churned_at: '2026-11-01T00:00:00Z',
    });
    expect(await accountOf('a1')).toMatchObject({
      name: 'Alder',
      plan: 'enterprise',
      arr: '1000.00',
      region: null,
      churned_at: new Date('2026-11-01T00:00:00Z'),
    });
    await tell('account', { external_id: 'a1', churned_at: null });
    expect(await accountOf('a1')).toMatchObject({ plan: 'enterprise', churned_at: null });
  });

  test('a list is kept whole, and twice the same delivery changes nothing', async () => {
    const list = [
      { external_id: 'l1', name: 'One' },
      { domain: 'l2.example', name: 'Two' },
    ];
    expect((await tell('account', list, 'msg_list')).body.status).toBe('recorded');
    await tell('account', { external_id: 'l1', name: 'One, renamed' });
    expect((await tell('account', list, 'msg_list')).body.status).toBe('duplicate');
    expect((await accountOf('l1'))?.name).toBe('One, renamed');
    await tell('account', { external_id: 'l2', domain: 'L2.example' });
    expect(await accountOf('l2')).toMatchObject({ name: 'Two' });
  });

  test('what is older than what is known fills gaps and replaces nothing', async () => {
    await tell('account', { external_id: 'o1', name: 'New name', updated_at: '2026-11-10T00:00:00Z' });
    await tell('account', {
      external_id: 'o1',
      name: 'Old name',
      plan: 'pro',
      updated_at: '2026-11-09T00:00:00Z',
    });
    expect(await accountOf('o1')).toMatchObject({ name: 'New name', plan: 'pro' });
    const ahead = new Date(run.app.deps.now().getTime() + 20 * 3_600_000).toISOString();
    await tell('account', { external_id: 'o1', name: 'A clock that is ahead', updated_at: ahead });
    await tell('account', { external_id: 'o1', name: 'Newest' });
    expect((await accountOf('o1'))?.name).toBe('Newest');
  });

  test.each([
    ['account', { name: 'Nobody' }, 'external_id or a domain'],
    ['account', { external_id: 'x', arr: '96,000' }, 'data.arr'],
    [
      'account',
      [{ external_id: 'whole1' }, { external_id: 'x', renewal_date: 'soon' }],
      'data.1.renewal_date',
    ],
    ['account', { domain: 'gmail.com' }, 'public mailbox'],
    ['account', { external_id: 'x', updated_at: '2099-01-01T00:00:00Z' }, 'in the future'],
    ['account', [], '1 to 1000'],
    ['person', { name: 'Somebody' }, 'external_id or an email'],
    ['person', { external_id: 'p', account: { name: 'Nobody' } }, 'data.account'],
    ['person', 'me', 'data: expected an object'],
  ] as const)(
    'an %s that cannot be kept is parked whole, with its reason: %j',
    async (kind, data, reason) => {
      const { status, body } = await tell(kind, data);
      expect([status, body.status, body.reason]).toEqual([200, 'parked', 'bad_field']);
      const [row] = await run.sql<{ reason: string }>(
        'SELECT reason FROM raw_deliveries ORDER BY received_at DESC, id DESC LIMIT 1',
      );
      expect(row?.reason).toContain(reason);
      // Whoever sent it reads what an admin reads.
      expect(body.message).toBe(
        `Kept, but not recorded as an answer until an admin looks at it. ${row!.reason.replace('bad_field: ', '')}`,
      );
      expect(await accountOf('whole1')).toBeUndefined();
    },
  );

  test('an older amount gives its currency to no newer one; one told without a currency is in the known one', async () => {
    const money = async () => {
      const { arr, currency } = (await accountOf('m1'))!;
      return [Number(arr), currency];
    };
    const answers = (account: object) =>
      run.deliver('generic', genericAnswer({ account: { external_id: 'm1', ...account } }));
    await tell('account', { external_id: 'm1', arr: 1000 });
    await tell('account', {
      external_id: 'm1',
      arr: 50_000,
      currency: 'JPY',
      updated_at: '2020-01-01T00:00:00Z',
    });
    expect(await money()).toEqual([1000, null]);
    await tell('account', { external_id: 'm1', arr: 50_000, currency: 'JPY' });
    expect(await money()).toEqual([50_000, 'JPY']);
    await tell('account', { external_id: 'm1', arr: 1000 });
    expect(await money()).toEqual([1000, 'JPY']);
    await answers({ arr: 50_000, currency: 'JPY' });
    expect(await money()).toEqual([50_000, 'JPY']);
    await answers({ plan: 'pro' });
    await answers({ arr: 50_000 });
    expect(await money()).toEqual([50_000, 'JPY']);
    await answers({ arr: 1000 });
    expect(await money()).toEqual([1000, 'JPY']);
  });

  test('several accounts on one domain: nobody is guessed', async () => {
    await tell('account', [
      { external_id: 's1', domain: 's.example' },
      { external_id: 's2', domain: 's.example' },
    ]);
    expect((await tell('account', { domain: 's.example', plan: 'pro' })).body).toMatchObject({
      status: 'parked',
    });
  });

  test('a person is linked to an account, changes it, and leaves it by null; answers follow', async () => {
    await tell('account', { external_id: 'p-acc', name: 'Pine', arr: 500 });
    await tell('person', {
      external_id: 'u1',
      email: 'una@gmail.com',
      name: 'Una',
      role: 'user',
      account: { external_id: 'p-acc' },
    });
    expect(await personOf('u1')).toMatchObject({ name: 'Una', account: 'p-acc' });
    const told = genericAnswer({ person: { email: 'una@gmail.com' }, account: null });
    await run.deliver('generic', told);
    const snapshot = async () =>
      (
        await run.sql<{ account_facts: any }>(
          'SELECT account_facts FROM responses WHERE source_response_id = $1',
          [told.data.id],
        )
      )[0]?.account_facts;
    expect(await snapshot()).toMatchObject({ externalId: 'p-acc', arr: 500 });
    await tell('account', { external_id: 'p-acc', arr: 900 });
    expect(await snapshot()).toMatchObject({ arr: 500 });
    await tell('person', { external_id: 'u1', account: { external_id: 'new-acc' }, role: null });
    expect(await personOf('u1')).toMatchObject({ account: 'new-acc', name: 'Una', role: null });
    await tell('person', { external_id: 'u1', account: null });
    expect(await personOf('u1')).toMatchObject({ account: null });
  });

  test("an address that is somebody else's stays theirs", async () => {
    await tell('person', [
      { external_id: 'e1', email: 'e@e.example' },
      { external_id: 'e2', name: 'Two' },
    ]);
    expect((await tell('person', { external_id: 'e2', email: 'E@e.example' })).body.status).toBe('recorded');
    expect([(await personOf('e1'))?.email, (await personOf('e2'))?.email]).toEqual(['e@e.example', null]);
  });

  test('the same account told many times at once is one account', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        tell(
          n % 2 ? 'person' : 'account',
          n % 2
            ? { external_id: `race${n}`, account: { external_id: 'race' } }
            : { external_id: 'race', plan: `p${n}` },
        ),
      ),
    );
    expect(new Set(all.map(({ body }) => body.status))).toEqual(new Set(['recorded']));
    expect(await run.sql(`SELECT 1 FROM accounts WHERE external_id = 'race'`)).toHaveLength(1);
  });

  test('the schema is published', async () => {
    const schema = (await (await fetch(`${run.url}/hooks/accounts/schema.json`)).json()) as {
      anyOf: unknown[];
    };
    expect(schema.anyOf).toHaveLength(2);
    expect(JSON.stringify(schema)).toContain('churned_at');
  });
});

describe('POST /hooks/segment', () => {
  test('identify tells of a person and their company', async () => {
    const call = {
      type: 'identify',
      messageId: 'm1',
      userId: 'seg1',
      timestamp: '2026-11-20T10:00:00.000Z',
      traits: {
        email: 'sam@birch.example',
        firstName: 'Sam',
        lastName: 'Roy',
        title: 'CTO',
        age: 40,
        company: { id: 77, name: 'Birch', plan: 'team' },
      },
    };
    expect(await segment(call)).toMatchObject({ status: 200, body: { status: 'recorded' } });
    expect(await personOf('seg1')).toMatchObject({ name: 'Sam Roy', title: 'CTO', account: '77' });
    expect(await accountOf('77')).toMatchObject({ name: 'Birch', plan: 'team' });
    expect((await segment(call)).body.status).toBe('duplicate');
  });

  test('group tells of an account and who is in it; a batch is read whole, other calls are passed over', async () => {
    const batch = [
      { type: 'track', userId: 'seg2', event: 'Clicked' },
      { type: 'identify', anonymousId: 'x', traits: { age: 3 } },
      {
        type: 'group',
        groupId: 'g1',
        userId: 'seg2',
        traits: {
          name: 'Cedar',
          website: 'https://www.cedar.example/about',
          arr: '1200',
          industry: 'Wood',
          employees: 3,
        },
      },
    ];
    expect((await segment({ batch })).body.status).toBe('recorded');
    expect(await accountOf('g1')).toMatchObject({
      name: 'Cedar',
      domain: 'cedar.example',
      arr: '1200.00',
      industry: 'Wood',
    });
    expect(await personOf('seg2')).toMatchObject({ account: 'g1' });
    await segment({ type: 'group', groupId: 'g1', traits: { industry: null } });
    expect(await accountOf('g1')).toMatchObject({ industry: null, name: 'Cedar' });
  });

  test('calls of other kinds are ignored, a fact of the wrong shape is parked, another signature refused', async () => {
    expect((await segment({ type: 'page', messageId: 'm2' })).body.status).toBe('ignored');
    expect((await segment({ type: 'group', groupId: 'g2', traits: { plan: ['a'] } })).body.status).toBe(
      'parked',
    );
    expect((await segment({ type: 'group', traits: { name: 'x' } })).body.status).toBe('parked');
    expect((await post('segment', '{}', { 'x-signature': 'AA' })).status).toBe(401);
    expect((await post('segment', '{}', {})).status).toBe(401);
  });
});

test('two people of one list take over addresses from each other', async () => {
  await tell('person', [
    { external_id: 'swap1', email: 'one@swap.example' },
    { external_id: 'swap2', email: 'two@swap.example' },
  ]);
  const handed = [
    { external_id: 'swap2', email: 'three@swap.example' },
    { external_id: 'swap3', email: 'two@swap.example' },
  ];
  expect((await tell('person', handed)).body.status).toBe('recorded');
  expect(await personOf('swap2')).toMatchObject({ email: 'three@swap.example' });
  expect(await personOf('swap3')).toMatchObject({ email: 'two@swap.example' });
});

test('a list in which somebody is named who was erased is kept without them, and its body not at all', async () => {
  const gone = { external_id: 'usr_mumblethorpe', email: 'mumblethorpe@birch.example', name: 'Mumblethorpe' };
  await tell('person', gone);
  const body = JSON.stringify({
    type: 'rnps.person.erased',
    timestamp: '2026-11-20T09:00:00Z',
    data: { person: { email: gone.email } },
  });
  await run.deliver('generic', JSON.parse(body));
  expect(await personOf('usr_mumblethorpe')).toBeUndefined();
  const list = [gone, { external_id: 'usr_stays', email: 'stays@birch.example' }];
  expect((await tell('person', list, 'msg_both')).body.status).toBe('recorded');
  expect(await personOf('usr_stays')).toMatchObject({ email: 'stays@birch.example' });
  expect(await foundInDatabase(run, ['mumblethorpe'])).toEqual([]);
  expect((await tell('person', list, 'msg_both')).body.status).toBe('duplicate');
});
