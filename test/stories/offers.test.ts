import { parse } from 'csv-parse/sync';
import { exportOffers } from '../../src/listeners/actions/export-offers';
import { genericAnswer } from '../support/answers';
import { type Card, cardOf, choose, submit, threadOf, threadSays, toldTo, windowOf } from '../support/card';
import { pressIn, typed } from '../support/gestures';
import { type Running, runApp } from '../support/run-app';
import { foundInDatabase } from '../support/scan';
import { sendsForm } from '../support/slack-requests';

/** Promoters are with Sales, which Grace leads; Ruth is an admin, Sam leads Success, Noah leads nothing. */
let run: Running;
beforeAll(async () => {
  run = await runApp();
});
beforeEach(() => run.sql('DELETE FROM offers'));
afterAll(() => run.stop());

let made = 0;
async function answered(data: Record<string, unknown> = {}): Promise<{ card: Card; body: any }> {
  made += 1;
  const body = genericAnswer({
    score: 10,
    comment: 'We are happy with all of it.',
    account: { external_id: `acc_offer_${made}`, name: `Firm ${made}` },
    ...data,
  });
  expect((await run.deliver('generic', body)).body.status).toBe('recorded');
  return { card: await cardOf(run, body.data.id), body };
}

const form = (value: string) => ({
  offer_choice: {
    offer_choice_option: {
      type: 'static_select',
      selected_option: { text: { type: 'plain_text', text: value }, value },
    },
  },
});
const optionsIn = (view: any) =>
  view.blocks
    .find((block: any) => block.block_id === 'offer_choice')
    .element.options.map((one: any) => [one.text.text, one.value]);
const offersOf = (card: Card) =>
  run.sql<{ id: string; kind: string; state: string }>(
    'SELECT id, kind, state FROM offers WHERE follow_up_id = $1 ORDER BY offered_at, kind',
    [card.followUpId],
  );

test('a promoter is offered a referral, says yes, and each step is a line of the thread', async () => {
  const { card } = await answered();
  await choose(run, card, 'U0RUTH', 'Offer…');
  const shown = optionsIn(await windowOf(run, 'U0RUTH'));
  expect(shown.map(([text]: string[]) => text)).toEqual([
    'Offer: Referral',
    'Offer: Testimonial',
    'Offer: Next beta',
  ]);
  await submit(run, 'U0RUTH', form('offered:referral'));
  await threadSays(run, card, 'made the customer an offer: Referral');
  const [offer] = await offersOf(card);
  expect(offer).toMatchObject({ kind: 'referral', state: 'offered' });

  await choose(run, card, 'U0RUTH', 'Offer…');
  const view = await windowOf(run, 'U0RUTH');
  expect(optionsIn(view).map(([text]: string[]) => text)).toEqual([
    'Referral: they accepted',
    'Referral: they declined',
    'Referral: we take it back',
    'Offer: Testimonial',
    'Offer: Next beta',
  ]);
  await submit(run, 'U0RUTH', form(`accepted:${offer!.id}`));
  await threadSays(run, card, 'says that the customer accepted: Referral');
  expect(await offersOf(card)).toMatchObject([{ kind: 'referral', state: 'accepted' }]);
  const [row] = await run.sql('SELECT ended_by, ended_at IS NOT NULL AS ended FROM offers WHERE id = $1', [
    offer!.id,
  ]);
  expect(row).toEqual({ ended_by: 'U0RUTH', ended: true });
});

test('a passive is offered a walkthrough, a detractor nothing at all', async () => {
  const { card } = await answered({ score: 8 });
  await choose(run, card, 'U0RUTH', 'Offer…');
  expect(optionsIn(await windowOf(run, 'U0RUTH'))).toEqual([
    ['Offer: Walkthrough or training', 'offered:walkthrough'],
  ]);
  await submit(run, 'U0RUTH', form('offered:walkthrough'));
  await threadSays(run, card, 'Walkthrough or training');
  const unhappy = await answered({ score: 2 });
  await choose(run, unhappy.card, 'U0RUTH', 'More…');
  expect(JSON.stringify(await windowOf(run, 'U0RUTH'))).not.toContain('Offer…');
  expect(JSON.stringify((await sends(unhappy.card, 'U0RUTH', 'offered:walkthrough')).body)).toContain(
    'There is nothing to offer here',
  );
  expect(await offersOf(unhappy.card)).toEqual([]);
});

const sends = (card: Card, as: string, value: string) =>
  sendsForm(run, as, 'offer_submit', JSON.stringify({ followUpId: card.followUpId }), form(value));

test('one of a kind is open to a person at a time, whoever clicks when; what came of it is said once', async () => {
  // Without words it is Sales' by its band alone, and so Grace's.
  const { card, body } = await answered({ comment: null });
  const twice = await Promise.all([
    sends(card, 'U0RUTH', 'offered:beta'),
    sends(card, 'U0GRACE', 'offered:beta'),
  ]);
  // Whoever waits for a lock too long on a busy machine is told that somebody else is at it.
  expect(twice.filter(({ body: said }) => said === '')).toHaveLength(1);
  expect(JSON.stringify(twice)).toMatch(/offered to this customer already|changing this one right now/);
  const [offer] = await offersOf(card);
  const ends = await Promise.all(
    ['accepted', 'declined'].map((end) => sends(card, 'U0RUTH', `${end}:${offer!.id}`)),
  );
  expect(ends.filter(({ body: said }) => said === '')).toHaveLength(1);
  expect(JSON.stringify(ends)).toMatch(/already said what came|changing this one right now/);
  expect(await offersOf(card)).toHaveLength(1);
  const lines = await run.sql(
    `SELECT verb FROM history WHERE follow_up_id = $1 AND verb LIKE 'offer%' ORDER BY id`,
    [card.followUpId],
  );
  expect(lines).toHaveLength(2);
  // Once it has ended it can be made again; and another person's is another one.
  await sends(card, 'U0RUTH', 'offered:beta');
  expect(
    (await offersOf(card)).map(({ state }) => state).filter((state) => state === 'offered'),
  ).toHaveLength(1);
  const other = await answered();
  await sends(other.card, 'U0RUTH', 'offered:beta');
  expect(await offersOf(other.card)).toMatchObject([{ state: 'offered' }]);
  // Of a person there is one of a kind, from whichever card it was made.
  await run.sql(
    `UPDATE follow_ups SET owner_id = 'U0RUTH', claimed_at = now(), resolved_at = now(), resolved_by = 'U0RUTH', outcome = 'explained'
      WHERE id = $1`,
    [card.followUpId],
  );
  const { card: later } = await answered({ person: body.data.person });
  expect(later.followUpId).not.toBe(card.followUpId);
  const { body: refused } = await sends(later, 'U0RUTH', 'offered:beta');
  expect(JSON.stringify(refused)).toContain('offered to this customer already');
  expect(await offersOf(later)).toEqual([]);
  // Nobody ends an offer to one person from the card of another.
  const [theirs] = await offersOf(other.card);
  await sends(card, 'U0RUTH', `declined:${theirs!.id}`);
  expect(await offersOf(other.card)).toMatchObject([{ state: 'offered' }]);
  expect(body.data.score).toBe(10);
});

test.each(['offered:nothing', 'offered:__proto__', 'accepted:1', 'stolen:beta', '', 'offered:walkthrough'])(
  'a forged choice changes nothing: %s',
  async (value) => {
    const { card } = await answered();
    const { status } = await sends(card, 'U0RUTH', value);
    expect(status).toBe(200);
    expect(await offersOf(card)).toEqual([]);
  },
);

test('leads, the committee and admins see what is open and what was accepted, and nothing in confidence', async () => {
  const open = await answered({
    person: { external_id: 'p_open', name: 'Odile Open', email: 'odile@open.example' },
  });
  const done = await answered({
    person: { external_id: 'p_done', name: 'Dana Done', email: 'dana@done.example' },
  });
  const secret = await answered({
    person: { external_id: 'p_secret', name: 'Sasha Secret', email: 'sasha@secret.example' },
  });
  for (const { card } of [open, done, secret]) await sends(card, 'U0RUTH', 'offered:referral');
  const [offer] = await offersOf(done.card);
  await sends(done.card, 'U0RUTH', `accepted:${offer!.id}`);
  await run.sql('UPDATE follow_ups SET confidential = true WHERE id = $1', [secret.card.followUpId]);
  const answer = await typed(run, 'U0SAM', 'offers');
  expect(answer.words).toContain('1 offer open, 1 accepted');
  expect(answer.words).toContain('Odile Open');
  expect(answer.words).toContain('Dana Done');
  expect(answer.words).not.toContain('Sasha');
  expect((await typed(run, 'U0NOAH', 'offers')).words).toContain('Only team leads, the committee and admins');
  expect((await typed(run, 'U0SAM', 'offers qoutable')).words).toContain('Did you mean quotable?');
  const { rows } = await exported('U0SAM', answer);
  expect(rows.map(({ offer: name, state, person }) => [name, state, person])).toEqual(
    expect.arrayContaining([
      ['Referral', 'offered', 'Odile Open'],
      ['Referral', 'accepted', 'Dana Done'],
    ]),
  );
  // Ours by name, too, which a stranger's profile may have made a formula of.
  const by = (file: typeof rows) =>
    file.map(({ offered_by: offered, ended_by: ended }) => [offered, ended]).sort();
  expect(by(rows)).toEqual([
    ['Ruth Alvarez', ''],
    ['Ruth Alvarez', 'Ruth Alvarez'],
  ]);
  await run.sql(`UPDATE offers SET offered_by = 'U0NOBODY'`);
  await run.sql(`UPDATE profiles SET facts = facts || '{"name": "=1+1"}' WHERE user_id = 'U0RUTH'`);
  expect(by((await exported('U0SAM', answer)).rows)).toEqual([
    ['U0NOBODY', ''],
    ['U0NOBODY', "'=1+1"],
  ]);
  expect(JSON.stringify(rows)).not.toContain('Sasha');
  const heard: unknown[] = [];
  await exportOffers(run.app.deps, {
    body: { user: { id: 'U0NOAH' }, trigger_id: 'forged', actions: [{ value: 'offers' }] },
    ack: async () => {},
    respond: (async (said: unknown) => void heard.push(said)) as never,
  });
  expect(heard).toMatchObject([
    { text: expect.stringContaining('Only team leads, the committee and admins') },
  ]);
});

/** What "Export CSV" beneath an answer brings by direct message. */
async function exported(as: string, answer: Awaited<ReturnType<typeof typed>>) {
  const said = toldTo(run, as).length;
  const had = new Set(run.sandbox.state.files().map(({ id }: { id: string }) => id));
  await pressIn(run, as, answer, 'Export CSV');
  const told = await run.until('the word that it was sent', () => toldTo(run, as, said)[0]);
  expect(told.text).toBe('✓ The file is in my direct messages to you.');
  const file = run.sandbox.state.files().find(({ id }: { id: string }) => !had.has(id)) as any;
  const content = Buffer.from(file.content, 'base64').toString('utf8');
  const rows: Record<string, string>[] = parse(content, { bom: true, columns: true });
  return { content, rows };
}

test('who may be quoted is quoted in their very words, safe for a spreadsheet; who consented not, or scores less now, is not', async () => {
  const said = '=HYPERLINK("http://evil.example","click")\nWe <!channel> love it, *really*.';
  const person = (name: string) => ({ external_id: `q_${name}`, name, email: `${name}@quote.example` });
  await answered({ person: person('willing'), comment: said, may_quote: true });
  await answered({ person: person('silent'), comment: 'Never asked.' });
  await answered({ person: person('passive'), score: 8, comment: 'Fine, quote me.', may_quote: true });
  await answered({ person: person('wordless'), comment: null, may_quote: true });
  const hushed = await answered({ person: person('hushed'), comment: 'Hush hush.', may_quote: true });
  await run.sql('UPDATE follow_ups SET confidential = true WHERE id = $1', [hushed.card.followUpId]);
  const when = (day: number) => ({ submitted_at: new Date(Date.now() - day * 86_400_000).toISOString() });
  await answered({ person: person('fallen'), comment: 'Once I was happy.', may_quote: true, ...when(40) });
  await answered({
    person: person('fallen'),
    score: 3,
    comment: 'Not any more.',
    may_quote: true,
    ...when(2),
  });
  await answered({ person: person('withdrawn'), comment: 'Quote this.', may_quote: true, ...when(40) });
  await answered({ person: person('withdrawn'), comment: 'Rather not.', may_quote: false, ...when(2) });

  const answer = await typed(run, 'U0GRACE', 'offers quotable');
  expect(answer.words).toContain('1 comment of promoters who may be quoted');
  expect(answer.words).toContain('willing');
  for (const not of [
    'Never asked',
    'Fine, quote',
    'Hush',
    'Once I was',
    'Not any more',
    'Quote this',
    'Rather not',
  ])
    expect(answer.words).not.toContain(not);
  expect(JSON.stringify(answer.blocks)).not.toContain('"type":"mrkdwn","text":"We <!channel>');
  const { rows, content } = await exported('U0GRACE', answer);
  expect(rows).toHaveLength(1);
  // An apostrophe in front is all that is added.
  expect(rows[0]!.quote).toBe(`'${said}`);
  expect(content).not.toMatch(/(^|,)"?=HYPERLINK/m);
  await run.deliver('generic', {
    type: 'rnps.person.erased',
    timestamp: new Date().toISOString(),
    data: { person: { email: 'willing@quote.example' } },
  });
  expect((await typed(run, 'U0GRACE', 'offers quotable')).words).toContain('No promoter has consented');
});

test('who is erased leaves the offers, and their history keeps codes alone', async () => {
  const person = { external_id: 'usr_zw', name: 'Zwetana Quibblefix', email: 'zwetana@offers.example' };
  const { card } = await answered({ person });
  await sends(card, 'U0RUTH', 'offered:testimonial');
  expect(await offersOf(card)).toHaveLength(1);
  await run.deliver('generic', {
    type: 'rnps.person.erased',
    timestamp: new Date().toISOString(),
    data: { person: { email: person.email } },
  });
  expect(await offersOf(card)).toEqual([]);
  expect(await foundInDatabase(run, ['Zwetana', 'Quibblefix', 'zwetana@offers.example'])).toEqual([]);
  const history = await run.sql(
    `SELECT to_code, detail FROM history WHERE follow_up_id = $1 AND verb = 'offered'`,
    [card.followUpId],
  );
  expect(history).toEqual([{ to_code: 'testimonial', detail: {} }]);
  expect((await typed(run, 'U0RUTH', 'offers')).words).toContain('0 offers open');
  expect(await threadOf(run, card)).toBeDefined();
});
