import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { sample, sampleJson, vectors } from '../ingest/samples';
import { genericAnswer } from '../support/answers';
import { cardOf, messageOf, wordsOf } from '../support/card';
import { typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';
import { signStandardWebhooks } from '../support/sign';

const COMMENT = 'Exports time out every Monday.';
const post = async (url: string, body: string | Buffer, headers: Record<string, string>) => {
  const answer = await fetch(url, { method: 'POST', body: new Uint8Array(Buffer.from(body)), headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

describe('the sample deliveries, signed as the tools signed them', () => {
  let run: Running;
  const signedAt = new Date(vectors.find((v) => v.now)!.now! * 1000);
  const secretOf = (tool: string) => vectors.find((v) => v.file.startsWith(tool))!.secret;
  beforeAll(async () => {
    run = await runApp({
      realNow: () => signedAt,
      config: ({ sources }) => ({ sources: sources.map((s) => ({ ...s, secrets: [secretOf(s.name)] })) }),
    });
  });
  afterAll(() => run.stop());

  const idOf: Record<string, string> = {
    typeform: 'k3p9x0v7c5n1b8m4z2q6',
    formbricks: 'cmresp01',
    generic: 'resp_8Fh2',
  };

  test.each(vectors)('$file is recorded, and its card tells it', async ({ file, headers }) => {
    const tool = file.split('.')[0]!;
    const answer = await post(`${run.url}/hooks/${tool}`, sample(file), headers);
    expect(answer).toMatchObject({ status: 200, body: { ok: true, status: 'recorded' } });
    const card = await cardOf(run, idOf[tool]!);
    await run.until('the card to tell the score', () => wordsOf(run, card).includes('Detractor 4/10'));
    const said = file.endsWith('1.responseCreated.json') ? 'Detractor' : COMMENT;
    await run.until('the card to tell the comment', () => wordsOf(run, card).includes(said));
  });

  test('each became one response with the facts that its tool gave, and as one person gave all three, they are one follow-up', async () => {
    expect(await run.sql('SELECT 1 FROM follow_ups')).toHaveLength(1);
    const rows = await run.sql<Record<string, any>>(
      `SELECT r.source, r.score, r.comment, r.answered_at, r.received_at, p.email, p.external_id AS person,
              r.account_facts AS account, f.team, f.due_at, count(*) OVER () AS n
         FROM responses r LEFT JOIN joined_answers j ON j.response_id = r.id
         JOIN follow_ups f ON f.response_id = r.id OR f.id = j.follow_up_id JOIN respondents p ON p.id = r.respondent_id
        ORDER BY r.source`,
    );
    expect(rows.map((row) => row.source)).toEqual(['formbricks', 'generic', 'typeform']);
    for (const row of rows) {
      expect(row).toMatchObject({
        score: 4,
        comment: COMMENT,
        person: 'usr_7781',
        email: 'mira.olsen@northwind.example',
        team: 'product',
      });
      expect(row.received_at).toEqual(signedAt);
      // Friday 04:15 in New York counts from the opening; two working days later is the closing of Monday.
      expect(row.due_at.toISOString()).toBe('2026-11-23T22:00:00.000Z');
    }
    expect(rows[1]!.account).toMatchObject({ externalId: 'acc_1042', name: 'Northwind Freight', arr: 96000 });
    const accounts = await run.sql('SELECT external_id FROM accounts WHERE external_id IS NOT NULL');
    expect(accounts).toEqual([{ external_id: 'acc_1042' }]);
  });

  test('a delivery with one byte altered is refused and leaves no trace', async () => {
    const { file, headers } = vectors.find((v) => v.file.startsWith('generic'))!;
    const body = sample(file).toString().replace('"score":4', '"score":5');
    const answer = await post(`${run.url}/hooks/generic`, body, { ...headers });
    expect(answer.status).toBe(401);
    const rows = await run.sql(`SELECT 1 FROM raw_deliveries WHERE source = 'generic'`);
    expect(rows).toHaveLength(1);
  });
});

describe('deliveries that repeat, stray or cannot be read', () => {
  let run: Running;
  beforeAll(async () => {
    run = await runApp({
      config: ({ sources }) => ({
        sources: sources.map((s) => ({ ...s, enabled: s.name !== 'formbricks' })),
      }),
    });
  });
  afterAll(() => run.stop());

  const countOf = async (id: string) => {
    const rows = await run.sql<{ n: number }>(
      `SELECT count(f.id)::int AS n FROM responses r LEFT JOIN follow_ups f ON f.response_id = r.id WHERE r.source_response_id = $1`,
      [id],
    );
    return rows[0]!.n;
  };

  test('the sample with unknown fields is understood too, and they are kept', async () => {
    const body = sample('ours.standard_webhooks_generic.json');
    const headers = signStandardWebhooks(body, { id: 'msg_ours' });
    expect(await post(`${run.url}/hooks/generic`, body, headers)).toMatchObject({ status: 200 });
    const card = await cardOf(run, 'resp_2Kq7');
    expect(wordsOf(run, card)).toContain('Reports are slow');
    const [row] = await run.sql<{ properties: unknown }>(
      `SELECT properties FROM responses WHERE source_response_id = 'resp_2Kq7'`,
    );
    expect(row!.properties).toMatchObject({ channel: 'email', survey: { id: 'q4-rnps' } });
  });

  test('the same delivery fifty times at once is one response, one follow-up and one card', async () => {
    const answer = genericAnswer();
    const sent = await Promise.all(
      Array.from({ length: 50 }, () => run.deliver('generic', answer, 'msg_same')),
    );
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([200]));
    expect(sent.filter(({ body }) => body.status === 'recorded')).toHaveLength(1);
    expect(await countOf(answer.data.id)).toBe(1);
    const card = await cardOf(run, answer.data.id);
    await delay(100);
    const key = messageOf(run, card).metadata;
    const same = run.sandbox.state
      .messages(card.channel)
      .filter((m) => JSON.stringify(m.metadata) === JSON.stringify(key));
    expect(same).toHaveLength(1);
  });

  test('fifty deliveries about one new answer at once, each with an id of its own, are one response too', async () => {
    const answer = genericAnswer({ account: { name: 'Brand New', domain: 'brand-new.example' } });
    const sent = await Promise.all(Array.from({ length: 50 }, () => run.deliver('generic', answer)));
    expect(sent.every(({ status, body }) => status === 200 && body.status === 'recorded')).toBe(true);
    expect(await countOf(answer.data.id)).toBe(1);
  });

  test('ten new people of one new company at once make one account', async () => {
    const of = (i: number) =>
      genericAnswer({
        person: { email: `p${i}@tenfold.example`, name: `Person ${i}` },
        account: { name: 'Tenfold', domain: 'tenfold.example' },
      });
    await Promise.all(Array.from({ length: 10 }, (_, i) => run.deliver('generic', of(i))));
    expect(await run.sql(`SELECT name FROM accounts WHERE domain = 'tenfold.example'`)).toEqual([
      { name: 'Tenfold' },
    ]);
  });

  test.each([
    ['a score of 11', { score: 11 }, 'score_not_whole_0_10'],
    ['a score in quotation marks', { score: '9' }, 'score_not_whole_0_10'],
    ['no score', { score: null }, 'no_score'],
    ['no id', { id: null }, 'no_response_id'],
    ['an ARR that no database of ours can hold', { account: { external_id: 'a', arr: 1e12 } }, 'bad_field'],
  ])('%s is parked with its reason, answered 2xx, and shown to an admin', async (_name, data, reason) => {
    const answer = genericAnswer(data);
    expect(await run.deliver('generic', answer)).toMatchObject({
      status: 200,
      body: { ok: true, status: 'parked', reason },
    });
    const [row] = await run.sql<{ reason: string }>(
      `SELECT reason FROM raw_deliveries WHERE result = 'parked' ORDER BY received_at DESC LIMIT 1`,
    );
    expect(row!.reason).toMatch(new RegExp(`^${reason}: `));
    expect(await countOf(String(answer.data.id))).toBe(0);
    const before = run.sandbox.state.ephemerals('U0RUTH').length;
    await run.page('/ui/command', { as: 'U0RUTH', channel: 'C0CX', text: '/rnps status' });
    const told = await run.until('the status', () => run.sandbox.state.ephemerals('U0RUTH')[before]);
    expect(JSON.stringify(told.blocks)).toContain('parked');
  });

  test('an ARR that cannot be read keeps no detractor waiting: the answer is taken without it, and admins see that', async () => {
    const body = sampleJson('typeform.json');
    const now = run.app.deps.now().toISOString();
    Object.assign(body.form_response, { token: 'tf-no-arr', submitted_at: now });
    body.form_response.hidden = { email: 'no-arr@larch.example', account_id: 'larch', arr: '96.000' };
    const answer = await run.deliver('typeform', { ...body, event_id: 'tf-no-arr' });
    const leftOut =
      'form_response.hidden.arr was left out: expected a number in digits alone, such as 96000 or 96000.50.';
    expect(answer).toMatchObject({
      status: 200,
      body: { status: 'recorded', message: `Recorded. ${leftOut}` },
    });
    await cardOf(run, 'tf-no-arr');
    expect(await run.sql(`SELECT arr FROM accounts WHERE external_id = 'larch'`)).toEqual([{ arr: null }]);
    expect(
      await run.sql(
        `SELECT result, reason FROM raw_deliveries WHERE source = 'typeform' AND delivery_id = 'tf-no-arr'`,
      ),
    ).toEqual([{ result: 'recorded', reason: leftOut }]);
    const { words } = await typed(run, 'U0RUTH', 'status');
    expect(words).toContain('typeform: a fact of 1 answer of the last 7 days was left out.');
    expect(words).toContain('form_response.hidden.arr');
    expect(words).not.toContain('96.000');
  });

  test.each([
    [
      'was given',
      { submitted_at: '2099-01-01T00:00:00Z' },
      'The time of the answer (2099-01-01T00:00:00.000Z)',
    ],
    [
      'changes',
      { updated_at: '2098-01-01T00:00:00Z' },
      'The time of its last change (2098-01-01T00:00:00.000Z)',
    ],
  ])('an answer that %s in the future is parked, and freezes nothing', async (_what, ahead, said) => {
    const answer = genericAnswer({ score: 5 });
    await run.deliver('generic', answer);
    const told = { ...answer, data: { ...answer.data, ...ahead, score: 9 } };
    const { body } = await run.deliver('generic', told);
    expect(body).toMatchObject({ status: 'parked', reason: 'bad_field' });
    expect(body.message).toContain(`${said} is more than a day in the future.`);
    const soon = new Date(run.app.deps.now().getTime() + 20 * 3_600_000).toISOString();
    const corrected = { ...answer, data: { ...answer.data, score: 3, updated_at: soon } };
    expect((await run.deliver('generic', corrected)).body).toMatchObject({ status: 'recorded' });
    const rows = await run.sql('SELECT score FROM responses WHERE source_response_id = $1', [answer.data.id]);
    expect(rows).toEqual([{ score: 3 }]);
  });

  test('an older version that changes nothing is not called recorded', async () => {
    const answer = genericAnswer({ score: 5, updated_at: '2026-11-02T00:00:00Z' });
    await run.deliver('generic', answer);
    const older = { ...answer, data: { ...answer.data, score: 9, updated_at: '2026-11-01T00:00:00Z' } };
    expect(await run.deliver('generic', older)).toMatchObject({
      status: 200,
      body: {
        ok: true,
        status: 'recorded',
        reason: 'outdated',
        message: 'Kept. A newer version of this answer is known, so nothing changed.',
      },
    });
  });

  test('a source that is switched off keeps what comes, and answers 2xx', async () => {
    const body = sampleJson('formbricks.2.responseUpdated.json');
    const answer = await run.deliver('formbricks', body);
    expect(answer).toMatchObject({ status: 200, body: { status: 'parked', reason: 'source_off' } });
    expect(await countOf('cmresp01')).toBe(0);
    const rows = await run.sql<{ body: Buffer }>(
      `SELECT body FROM raw_deliveries WHERE source = 'formbricks'`,
    );
    expect(JSON.parse(rows[0]!.body.toString())).toEqual(body);
  });

  test('a source that nobody named is a 404', async () => {
    const body = JSON.stringify(genericAnswer());
    expect(await post(`${run.url}/hooks/nobody`, body, signStandardWebhooks(body))).toMatchObject({
      status: 404,
    });
    await post(`${run.url}/hooks/generic`, `${body} `, signStandardWebhooks(body));
    const counted = await (await fetch(`${run.url}/metrics`)).text();
    expect(counted).toMatch(/rnps_deliveries_total\{source="generic",result="unauthorized"\} \d/);
    expect(counted).not.toContain('nobody');
  });

  test('the answer is given only after the commit', async () => {
    const answer = genericAnswer();
    const holder = new Client({ connectionString: run.databaseUrl });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE outbox IN SHARE ROW EXCLUSIVE MODE');
    let answered = false;
    const sending = run.deliver('generic', answer).then((sent) => {
      answered = true;
      return sent;
    });
    await delay(400);
    expect(answered).toBe(false);
    expect(await countOf(answer.data.id)).toBe(0);
    await holder.query('COMMIT');
    await holder.end();
    expect(await sending).toMatchObject({ status: 200, body: { status: 'recorded' } });
    expect(await countOf(answer.data.id)).toBe(1);
  });

  test('what cannot be committed is a 503 of which nothing is kept, and the retry is recorded', async () => {
    const answer = genericAnswer();
    await run.sql('ALTER TABLE history RENAME TO history_away');
    const refused = await run.deliver('generic', answer, 'msg_retry');
    await run.sql('ALTER TABLE history_away RENAME TO history');
    expect(refused).toMatchObject({ status: 503, body: { ok: false, status: 'unavailable' } });
    expect(await countOf(answer.data.id)).toBe(0);
    expect(await run.deliver('generic', answer, 'msg_retry')).toMatchObject({
      status: 200,
      body: { status: 'recorded' },
    });
    await cardOf(run, answer.data.id);
  });
});

describe('whose answer it is', () => {
  let run: Running;
  beforeAll(async () => {
    run = await runApp();
  });
  afterAll(() => run.stop());

  const accountOf = async (data: Record<string, unknown>) => {
    const answer = genericAnswer({ account: {}, person: {}, ...data });
    const sent = await run.deliver('generic', answer);
    expect(sent).toMatchObject({ status: 200, body: { status: 'recorded' } });
    const [row] = await run.sql<Record<string, string | null>>(
      `SELECT a.external_id, a.name, r.account_id, r.respondent_id FROM responses r LEFT JOIN accounts a ON a.id = r.account_id
        WHERE r.source_response_id = $1`,
      [answer.data.id],
    );
    return row!;
  };

  test('by account id, then respondent id, then e-mail, then company domain', async () => {
    await accountOf({
      account: { external_id: 'acc_a', name: 'Alder', domain: 'alder.example' },
      person: { external_id: 'usr_a', email: 'ann@alder.example' },
    });
    expect((await accountOf({ account: { external_id: 'acc_a' } })).name).toBe('Alder');
    expect((await accountOf({ person: { external_id: 'usr_a' } })).name).toBe('Alder');
    expect((await accountOf({ person: { email: 'ANN@alder.example' } })).name).toBe('Alder');
    expect((await accountOf({ person: { email: 'bob@alder.example' } })).name).toBe('Alder');
  });

  test('a free-mail domain says nothing about the company', async () => {
    await accountOf({ account: { external_id: 'acc_free', name: 'Solo', domain: 'gmail.com' } });
    expect((await accountOf({ person: { email: 'someone.else@gmail.com' } })).account_id).toBeNull();
  });

  test('two accounts on one domain: nothing is guessed, and no third is made', async () => {
    await accountOf({ account: { external_id: 'acc_b1', name: 'Birch North', domain: 'birch.example' } });
    await accountOf({ account: { external_id: 'acc_b2', name: 'Birch South', domain: 'birch.example' } });
    const row = await accountOf({ account: { name: 'Birch' }, person: { email: 'x@birch.example' } });
    expect(row.account_id).toBeNull();
    expect(await run.sql(`SELECT 1 FROM accounts WHERE name LIKE 'Birch%'`)).toHaveLength(2);
  });

  test('somebody who changed companies does not rename the old one', async () => {
    const person = { external_id: 'usr_c', email: 'cam@cedar.example' };
    await accountOf({ account: { external_id: 'acc_c1', name: 'Cedar' }, person });
    expect(
      (await accountOf({ account: { external_id: 'acc_c2', name: 'Dogwood' }, person })).external_id,
    ).toBe('acc_c2');
    expect(await run.sql(`SELECT name FROM accounts WHERE external_id LIKE 'acc_c_' ORDER BY 1`)).toEqual([
      { name: 'Cedar' },
      { name: 'Dogwood' },
    ]);
  });

  test('an account that was first known by its domain gets its id later, and stays one', async () => {
    const first = await accountOf({ account: { name: 'Elm', domain: 'elm.example' } });
    const second = await accountOf({ account: { external_id: 'acc_e', domain: 'elm.example' } });
    expect(second.account_id).toBe(first.account_id);
    expect(second.external_id).toBe('acc_e');
  });

  test('one known by an id and one by an e-mail turn out to be the same person: the answer still lands', async () => {
    const byMail = await accountOf({ person: { email: 'fay@fir.example' } });
    const byId = await accountOf({ person: { external_id: 'usr_f' } });
    const both = await accountOf({ person: { external_id: 'usr_f', email: 'fay@fir.example' } });
    expect(both.respondent_id).toBe(byId.respondent_id);
    expect(both.respondent_id).not.toBe(byMail.respondent_id);
  });

  test('updates about somebody with a mere name make no new person each time', async () => {
    const id = 'resp_nameless';
    for (let i = 0; i < 3; i++) await accountOf({ id, person: { name: 'Gil of nowhere' } });
    expect(await run.sql(`SELECT 1 FROM respondents WHERE name = 'Gil of nowhere'`)).toHaveLength(1);
  });
});
