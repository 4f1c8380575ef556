import { listPeople } from '../../src/use-cases/tellings/list-people';
import { genericAnswer } from './answers';
import { pressIn, typed } from './gestures';
import { COMMITTEE, made, nothingOwed, sendsAbout } from './initiatives';
import type { Running } from './run-app';
import { clicks, patiently, sendsForm } from './slack-requests';

let accounts = 0;

interface Said {
  comment?: string;
  score?: number;
  mayQuote?: boolean;
  /** Of one account; each answer is of another one otherwise. */
  account?: string;
  name?: string;
  at?: string;
}

/** An answer of some weeks ago; gives its id in the survey tool. */
export async function said(run: Running, given: Said = {}): Promise<string> {
  accounts += 1;
  const account = given.account ?? `Firm ${accounts}`;
  const answer = genericAnswer({
    score: given.score ?? 2,
    comment: given.comment ?? 'The invoice was wrong again.',
    submitted_at: given.at ?? '2030-02-12T12:00:00Z',
    ...(given.mayQuote === undefined ? {} : { may_quote: given.mayQuote }),
    person: {
      external_id: `usr_${accounts}`,
      email: `p${accounts}@firm.example`,
      name: given.name ?? 'Mira Olsen',
    },
    account: { external_id: `acc_${account}`, name: account, arr: 96_000, currency: 'USD' },
  });
  const { body } = await run.deliver('generic', answer);
  if (body.status !== 'recorded') throw new Error(`Not recorded: ${JSON.stringify(body)}`);
  return answer.data.id;
}

/**
 * An initiative about a theme that is delivered; gives its id. Whoever used the phrase asked for it (null: by nothing but
 * the theme is anybody found).
 */
export async function delivered(
  run: Running,
  {
    theme = 'billing',
    title = 'Clear invoices',
    what = 'One invoice a month.',
    since = '2030-03-04',
    phrase = 'invoice' as string | null,
  } = {},
): Promise<string> {
  const id = await made(run, 'U0GRACE', theme, { title });
  if (phrase)
    await run.sql(
      `INSERT INTO initiative_phrases (initiative_id, phrase, by_id, at) VALUES ($1, $2, 'U0GRACE', now())`,
      [id, phrase],
    );
  const { body } = await patiently(run, () => sendsAbout(run, 'U0GRACE', id, { deliver: [what, since] }));
  if (body) throw new Error(`Not delivered: ${JSON.stringify(body)}`);
  await run.until('who asked to be listed', async () => {
    await listPeople(run.app.deps);
    return (await run.sql('SELECT FROM initiatives WHERE id = $1 AND people_listed_at IS NOT NULL', [id]))[0];
  });
  return id;
}

/** Asks for the draft of this month, and gives the row once its message is posted. */
export async function drafted(run: Running, as = 'U0RUTH', period = 'this month') {
  await typed(run, as, `digest ${period}`);
  return digestRow(run);
}

/** The digest that was drafted last. */
export function digestRow(run: Running) {
  return run.until('a digest', async () => {
    const rows = await run.sql<{ id: string; state: string; revision: number; channels: string[] | null }>(
      'SELECT * FROM digests ORDER BY drafted_at DESC, id LIMIT 1',
    );
    return rows[0];
  });
}

/** Its message in the committee's channel. */
export async function digestMessage(run: Running, id: string) {
  await nothingOwed(run);
  const rows = await run.sql<{ ts: string }>('SELECT message_ts AS ts FROM outbox WHERE key = $1', [
    `digest:${id}`,
  ]);
  return run.sandbox.state.messages(COMMITTEE).find(({ ts }) => ts === rows[0]?.ts)!;
}

/** Presses one of its buttons by the label, as a person would. */
export async function pressDigest(run: Running, as: string, id: string, label: string) {
  const message = await digestMessage(run, id);
  const place = { channel: COMMITTEE, messageTs: message.ts };
  return pressIn(run, as, { place, blocks: message.blocks }, label);
}

/** The same with a button as it was at some revision, at once. */
export async function clicksDigest(run: Running, as: string, action: string, value: string): Promise<void> {
  await clicks(run, as, action, value, { channel: { id: COMMITTEE, name: 'rnps-committee' } });
}

/** The same for a click that is refused; gives what only this person is told. */
export async function refusedDigest(
  run: Running,
  as: string,
  action: string,
  value: string,
): Promise<string> {
  const before = run.sandbox.state.ephemerals(as).length;
  await clicksDigest(run, as, action, value);
  return run.until(`${as} to be refused`, () => run.sandbox.state.ephemerals(as)[before]?.text);
}

interface Edited {
  title?: string;
  words?: string;
  leaveOut?: boolean;
  withoutQuote?: boolean;
}

/** What the form of Edit carries: the intro, and entries by place. */
export function digestForm(entries: Edited[], { intro = 'Hello.', declined = null as boolean | null } = {}) {
  const field = (value: string) => ({ type: 'plain_text_input', value });
  const ticked = (...values: (string | false | undefined)[]) => ({
    type: 'checkboxes',
    selected_options: values.filter(Boolean).map((value) => ({ value })),
  });
  const fields = entries.flatMap(
    ({ title = 'A title', words = 'Some words.', leaveOut, withoutQuote }, i) => [
      [`digest_title_${i}`, { digest_title_text: field(title) }],
      [`digest_words_${i}`, { digest_words_text: field(words) }],
      [
        `digest_marks_${i}`,
        { digest_marks_choice: ticked(leaveOut && 'leave_out', withoutQuote && 'without_quote') },
      ],
    ],
  );
  return {
    digest_intro: { digest_intro_text: field(intro) },
    ...(declined === null ? {} : { digest_declined: { digest_declined_choice: ticked(declined && 'yes') } }),
    ...Object.fromEntries(fields),
  };
}

/** Sends the form of Edit. */
export function editsDigest(run: Running, as: string, at: { id: string; seen: number }, values: unknown) {
  return sendsForm(run, as, 'digest_submit', JSON.stringify({ digestId: at.id, version: at.seen }), values);
}

/** Messages of a channel that are a digest's. */
export async function published(run: Running, channel = 'C0ANNOUNCE') {
  await nothingOwed(run);
  return run.sandbox.state
    .messages(channel)
    .filter(({ text }) => /^You asked, we delivered/.test(text ?? ''));
}
