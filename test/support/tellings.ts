import { listPeople } from '../../src/use-cases/tellings/list-people';
import { genericAnswer } from './answers';
import { made, nothingOwed, sendsAbout } from './initiatives';
import type { Running } from './run-app';
import { patiently } from './slack-requests';

interface Asker {
  name?: string;
  comment?: string;
  score?: number;
  /** Of who looks after the account. */
  owner?: string | null;
  account?: string;
  /** Who it is, to say something again. */
  person?: Record<string, unknown>;
}

export const LENA = 'lena.fischer@larkspur.example';
export const MAYA = 'maya.chen@larkspur.example';

/** Delivers what somebody said, and gives what the source calls them and it. */
export async function asks(run: Running, given: Asker = {}) {
  const { name = 'Mira Olsen', comment = 'The invoice was wrong again.', score = 3, owner = LENA } = given;
  const account = given.account ?? 'Northwind Freight';
  const key = account.toLowerCase().replaceAll(/[^a-z]/g, '');
  const answer = genericAnswer({
    score,
    comment,
    submitted_at: run.app.deps.now().toISOString(),
    account: {
      external_id: `acc_${key}`,
      name: account,
      domain: `${key}.example`,
      ...(owner ? { owner_email: owner } : {}),
    },
  });
  Object.assign(answer.data.person, { name }, given.person);
  const { status, body } = await run.deliver('generic', answer);
  if (status !== 200) throw new Error(`Not taken: ${JSON.stringify(body)}`);
  return { id: answer.data.id, email: answer.data.person.email, person: answer.data.person };
}

/** Marks an initiative delivered, and waits until its people are listed and told of. */
export async function delivers(
  run: Running,
  id: string,
  as = 'U0GRACE',
  what = 'Every line says what it is for.',
) {
  const since = run.app.deps.now().toISOString().slice(0, 10);
  const answer = await patiently(run, () => sendsAbout(run, as, id, { deliver: [what, since] }));
  if (answer.body) throw new Error(`Not delivered: ${JSON.stringify(answer.body)}`);
  await listed(run, id);
}

/** Lets the clock tick, and waits until the people of an initiative are listed, and nothing is owed. */
export async function listed(run: Running, id: string) {
  await listPeople(run.app.deps);
  await run.until('its people to be listed', async () => {
    const rows = await run.sql<{ at: Date | null }>(
      'SELECT people_listed_at AS at FROM initiatives WHERE id = $1',
      [id],
    );
    return rows[0]?.at;
  });
  await nothingOwed(run);
}

/** An initiative about billing that is delivered; who used the phrase asked for it (null: they are found by the theme alone). */
export async function delivered(run: Running, title = 'Clear invoices', phrase: string | null = 'invoice') {
  const id = await made(run, 'U0GRACE', 'billing', { title });
  if (phrase) await looksFor(run, id, phrase);
  await delivers(run, id);
  return id;
}

/** Has people found by words, as the form does. */
export async function looksFor(run: Running, initiativeId: string, phrase: string) {
  await run.sql(
    `INSERT INTO initiative_phrases (initiative_id, phrase, by_id, at) VALUES ($1, $2, 'U0GRACE', now())`,
    [initiativeId, phrase],
  );
}

/** Who is listed for an initiative, by name. */
export function people(run: Running, initiativeId: string) {
  return run.sql<{
    id: string;
    name: string;
    state: string;
    owner: string | null;
    by: string | null;
    via: string | null;
  }>(
    `SELECT t.id, p.name, t.state, t.owner_id AS owner, t.told_by AS by, t.via FROM tellings t
       JOIN respondents p ON p.id = t.respondent_id WHERE t.initiative_id = $1 ORDER BY p.name, t.id`,
    [initiativeId],
  );
}

/** The message that asks somebody to tell their customers. */
export async function tellMessage(run: Running, initiativeId: string, to: string) {
  await nothingOwed(run);
  const rows = await run.sql<{ channel_id: string; message_ts: string }>(
    'SELECT channel_id, message_ts FROM outbox WHERE key = $1',
    [`tell:${initiativeId}:${to}`],
  );
  const at = rows[0];
  const message = at && run.sandbox.state.messages(at.channel_id).find(({ ts }) => ts === at.message_ts);
  if (!at || !message) throw new Error(`${to} was asked nothing.`);
  return {
    words: `${message.text}\n${JSON.stringify(message.blocks)}`,
    place: { channel: at.channel_id, messageTs: at.message_ts },
    blocks: message.blocks,
  };
}
