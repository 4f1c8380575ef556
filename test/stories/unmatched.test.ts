import { randomUUID } from 'node:crypto';
import { accessWords } from '../../src/views/refusals';
import { genericAnswer } from '../support/answers';
import { type Card, cardOf, cardSays, moveForm, press, rowOf, windowOf } from '../support/card';
import { type Running, runApp } from '../support/run-app';
import { clicks, sendsForm, slackSends } from '../support/slack-requests';

const ADMIN = 'U0RUTH';
let run: Running;
beforeAll(async () => {
  run = await runApp({
    config: (shipped) => ({
      routing: {
        ...shipped.routing,
        rules: [{ when: { plan: ['enterprise'] }, to: 'success' }, ...shipped.routing.rules],
      },
    }),
  });
});
afterAll(() => run.stop());
beforeEach(() => run.sql("UPDATE responses SET received_at = received_at - interval '1 day'"));

/** An answer of somebody at a public mailbox, of whom no account is known. */
async function stray(data: Record<string, unknown> = {}, email = `${randomUUID().slice(0, 8)}@gmail.com`) {
  const answer = genericAnswer({
    comment: null,
    person: { email, name: 'Una Vell' },
    account: null,
    ...data,
  });
  await run.deliver('generic', answer);
  const id = answer.data.id;
  const rowId = async () =>
    (await run.sql<{ id: string }>('SELECT id FROM responses WHERE source_response_id = $1', [id]))[0]!.id;
  return { sourceId: id, email, id: await rowId(), card: await cardOf(run, id).catch(() => null) };
}

async function account(facts: Record<string, unknown>): Promise<string> {
  const id = randomUUID();
  const all = { id, ...facts };
  const names = Object.keys(all);
  await run.sql(
    `INSERT INTO accounts (${names.join(', ')}, created_at, updated_at)
     VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')}, now(), now())`,
    Object.values(all),
  );
  return id;
}

/** Opens Home, and gives it once it holds as many who can be given an account; it may be the Home of before until then. */
async function home(as: string, strays: number): Promise<any[]> {
  await run.page('/ui/home-opened', { as });
  return run.until(`${strays} in the Home of ${as}`, () => {
    const blocks = run.sandbox.state.home(as)?.blocks as any[] | undefined;
    return blocks?.filter(isStray).length === strays ? blocks : null;
  });
}
const isStray = ({ accessory }: any) => accessory?.action_id === 'unmatched_pick_account';

const text = (value: string | null) => ({ type: 'plain_text_input', value });
const picks = (accountId: string | null, name: string | null = null, domain: string | null = null) => ({
  pick_account: {
    pick_account_choice: {
      type: 'external_select',
      selected_option: accountId && { text: { type: 'plain_text', text: 'x' }, value: accountId },
    },
  },
  new_account_name: { new_account_name_text: text(name) },
  new_account_domain: { new_account_domain_text: text(domain) },
});
const save = (as: string, responseId: string, values: unknown) =>
  sendsForm(run, as, 'pick_account_submit', JSON.stringify({ responseId }), values);
const responseOf = async (id: string) =>
  (await run.sql<any>('SELECT account_id, account_facts FROM responses WHERE id = $1', [id]))[0];

test('an admin sees them at Home, picks the account, and all that hangs on it is set right', async () => {
  const id = await account({
    name: 'Larch & Sons',
    external_id: 'larch',
    plan: 'enterprise',
    arr: 250000,
    domain: 'larch.example',
  });
  const { id: responseId, card, email } = await stray({ account: { region: 'Told' } });
  const older = await stray({}, email);
  expect(await rowOf(run, card!)).toMatchObject({ team: 'cx' });
  const due = (await rowOf(run, card!)).due_at;

  const row = (await home(ADMIN, 2)).find(({ accessory }) => accessory?.value === responseId);
  expect(row.text.text).toContain(`Una Vell, ${email} · says`.split(' · ')[0]);
  expect(JSON.stringify(await home('U0MAYA', 0))).not.toContain('of no account');

  await run.page('/ui/action', {
    as: ADMIN,
    home: true,
    action: {
      type: 'button',
      action_id: 'unmatched_pick_account',
      block_id: row.block_id,
      value: responseId,
    },
  });
  expect(JSON.stringify((await windowOf(run, ADMIN)).blocks)).toContain('Whose answer is it?');

  expect((await save(ADMIN, responseId, picks(id))).body).toMatchObject({ response_action: 'update' });
  for (const one of [responseId, older.id])
    expect(await responseOf(one)).toMatchObject({
      account_id: id,
      account_facts: { name: 'Larch & Sons', plan: 'enterprise', arr: 250000, externalId: 'larch' },
    });
  expect((await responseOf(responseId)).account_facts.region).toBe('Told');
  expect(await rowOf(run, card!)).toMatchObject({ team: 'success', due_at: due });
  expect((await rowOf(run, card!)).priority_reasons.join(' ')).toMatch(/ARR|250/);
  expect(
    await run.sql('SELECT verb, by_id FROM history WHERE follow_up_id = $1 ORDER BY id', [card!.followUpId]),
  ).toEqual(
    expect.arrayContaining([
      { verb: 'matched', by_id: ADMIN },
      { verb: 'rerouted', by_id: 'app' },
    ]),
  );
  expect(
    await run.sql('SELECT by_id, made_account FROM account_matches WHERE account_id = $1', [id]),
  ).toEqual([
    { by_id: ADMIN, made_account: false },
    { by_id: ADMIN, made_account: false },
  ]);

  const next = await stray({}, email);
  expect(await responseOf(next.id)).toMatchObject({ account_id: id });
});

test('work that somebody has, or that somebody moved, stays where it is', async () => {
  const id = await account({ name: 'Maple', plan: 'enterprise' });
  const taken = await stray();
  await press(run, taken.card!, 'U0MAYA', 'Claim');
  await save(ADMIN, taken.id, picks(id));
  expect(await rowOf(run, taken.card!)).toMatchObject({ team: 'cx', owner_id: 'U0MAYA' });
  await cardSays(run, taken.card!, 'Maple');

  const moved = await stray();
  await sendsForm(
    run,
    ADMIN,
    'move_submit',
    JSON.stringify({ followUpId: moved.card!.followUpId }),
    moveForm('product'),
  );
  await save(ADMIN, moved.id, picks(id));
  expect(await rowOf(run, moved.card!)).toMatchObject({ team: 'product' });
});

test('a comment about the owner, who is known only now, goes to a lead', async () => {
  const [owner] = await run.sql<{ email: string }>(
    `SELECT facts ->> 'email' AS email FROM profiles WHERE user_id = 'U0LENA'`,
  );
  const email = owner?.email ?? (await run.app.deps.directory.person('U0LENA'))!.email;
  const id = await account({ name: 'Rowan', owner_email: email });
  const { id: responseId, card } = await stray({ comment: 'Lena never calls back.' });
  expect(await rowOf(run, card!)).toMatchObject({ confidential: false });
  await save(ADMIN, responseId, picks(id));
  expect(await rowOf(run, card as Card)).toMatchObject({ confidential: true });
});

test('a new account is made where there is none; its next answers find it', async () => {
  const { id } = await stray();
  expect((await save(ADMIN, id, picks(null, 'Yew Ltd', 'Yew.example'))).body.response_action).toBe('update');
  const { account_id } = await responseOf(id);
  expect(await run.sql('SELECT name, domain FROM accounts WHERE id = $1', [account_id])).toEqual([
    { name: 'Yew Ltd', domain: 'yew.example' },
  ]);
  const next = await stray({}, 'x@yew.example');
  expect(await responseOf(next.id)).toMatchObject({ account_id });
});

test.each([
  ['nothing chosen', picks(null), 'pick_account', /Choose an account/],
  ['both', picks(randomUUID(), 'New'), 'new_account_name', /or name a new one/],
  ['an account that is gone', picks(randomUUID()), 'pick_account', /not there any more/],
  ['no id at all', picks('x" OR 1=1'), 'pick_account', /not there any more/],
  ['a public mailbox', picks(null, 'New', 'gmail.com'), 'new_account_domain', /public mailbox/],
  ['an address', picks(null, 'New', 'https://new.example'), 'new_account_domain', /such as northwind/],
  ['a domain that is taken', picks(null, 'New', 'taken.example'), 'new_account_domain', /already/],
])('%s is said beside its field, and nothing changes', async (name, values, block, words) => {
  if (name === 'a domain that is taken') await account({ name: 'Taken', domain: 'taken.example' });
  const { id } = await stray();
  const { body } = await save(ADMIN, id, values);
  expect(body).toMatchObject({
    response_action: 'errors',
    errors: { [block]: expect.stringMatching(words) },
  });
  expect(await responseOf(id)).toMatchObject({ account_id: null });
});

test('two admins pick at once: one match, and the other is told', async () => {
  const { id } = await stray();
  const [a, b] = [await account({ name: 'A' }), await account({ name: 'B' })];
  const answers = await Promise.all([save(ADMIN, id, picks(a)), save(ADMIN, id, picks(b))]);
  const said = answers.map(({ body }) => JSON.stringify(body)).join();
  expect(said).toContain('now belongs to');
  expect(said).toContain('has an account by now');
  expect(await run.sql('SELECT 1 FROM account_matches WHERE response_id = $1', [id])).toHaveLength(1);
});

describe('what is offered while typing', () => {
  const type = async (as: string, value: string) =>
    (
      await slackSends(run, 'interaction', {
        type: 'block_suggestion',
        team: { id: 'T0SANDBOX', domain: 'larkspur' },
        user: { id: as, team_id: 'T0SANDBOX' },
        api_app_id: 'A0RNPS',
        action_id: 'pick_account_choice',
        block_id: 'pick_account',
        value,
        view: { id: 'V1', type: 'modal', private_metadata: '{}' },
      })
    ).body.options.map((one: any) => one.text.text);

  test('names that begin with it come first, whatever the case; signs of SQL are letters', async () => {
    await account({ name: 'Old 100% Wool', domain: 'wool.example' });
    await account({ name: 'Wool Works' });
    expect(await type(ADMIN, 'wool')).toEqual(['Wool Works', 'Old 100% Wool']);
    expect(await type(ADMIN, '100%')).toEqual(['Old 100% Wool']);
    expect(await type(ADMIN, '%')).toEqual(['Old 100% Wool']);
    expect(await type(ADMIN, "'; DROP TABLE accounts --")).toEqual([]);
  });

  test('nothing to anybody but admins', async () => {
    expect(await type('U0MAYA', 'wool')).toEqual([]);
    expect(await type('U0NOBODY', 'wool')).toEqual([]);
  });
});

test('a long list is shown a page at a time, in the window', async () => {
  for (let n = 0; n < 12; n += 1) await stray({ score: 9 });
  const blocks = await home(ADMIN, 5);
  const all = blocks.flatMap((b) => b.elements ?? []).find((e: any) => e.action_id === 'unmatched_open');
  const holder = blocks.find((b) => b.elements?.includes(all));
  await run.page('/ui/action', {
    as: ADMIN,
    home: true,
    action: { type: 'button', action_id: 'unmatched_open', block_id: holder.block_id, value: all.value },
  });
  const shown = await run.until('the first page', () =>
    run.sandbox.state
      .views(ADMIN)
      .map((view) => JSON.stringify(view.blocks))
      .find((blocks) => blocks.includes('Page 1 of')),
  );
  expect(shown).toContain('Older');
});

test('nobody but an admin may', async () => {
  const { id } = await stray();
  const { body } = await save('U0MAYA', id, picks(null, 'Mine'));
  expect(JSON.stringify(body)).toContain(JSON.stringify(accessWords('admins_only')).slice(1, -1));
  expect(await responseOf(id)).toMatchObject({ account_id: null });
  expect((await clicks(run, 'U0MAYA', 'unmatched_open', '0')).status).toBe(200);
  expect(run.sandbox.state.views('U0MAYA')).toEqual([]);
});
